import type { Entry } from '@cloudseat/shared/nouns/catalogue.ts';
import type { EntryCode } from '@cloudseat/shared/nouns/ids.ts';

const key = 'cloudseat.entry';

/** The QR code or link this visit began with, kept for the call; until the tab is closed. */
export function keepEntry(entry: Entry): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(entry));
  } catch {
    // Without storage the visit counts as one from the web.
  }
}

export function findEntry(): Entry | null {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as Entry);
  } catch {
    return null;
  }
}

/** A code that is not used any more is not where a visit began. */
export function forgetEntry(code: EntryCode): void {
  if (findEntry()?.code !== code) return;
  try {
    sessionStorage.removeItem(key);
  } catch {
    // What cannot be read cannot be kept either.
  }
}

/** Where an entry leads: to its matter's intake, or while that is closed to its guide, which says what can be done instead. */
export function entryTarget(entry: Entry, isOpen: boolean): string {
  if (entry.matterId !== null) return `/matters/${entry.matterId}${isOpen ? '/start' : ''}`;
  if (entry.departmentId !== null) return `/departments/${entry.departmentId}`;
  if (entry.townId !== null) return `/towns/${entry.townId}`;
  if (entry.regionId !== null) return `/regions/${entry.regionId}`;
  return '/';
}
