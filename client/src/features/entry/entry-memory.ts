import type { Entry } from '@cloudseat/shared/nouns/catalogue.ts';

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

/** Where an entry leads. */
export function entryTarget(entry: Entry): string {
  if (entry.matterId !== null) return `/matters/${entry.matterId}`;
  if (entry.departmentId !== null) return `/departments/${entry.departmentId}`;
  if (entry.townId !== null) return `/towns/${entry.townId}`;
  if (entry.regionId !== null) return `/regions/${entry.regionId}`;
  return '/';
}
