import type { EntryCode, MatterId } from '@cloudseat/shared/nouns/ids.ts';

type Start = { matterId: MatterId; entryCode: EntryCode | null; search: string };

/** A matter's intake as an address that knows where the visit began, for a browser that knows nothing of this one. */
export function startAddress({ matterId, entryCode, search }: Start): string {
  const parameters = new URLSearchParams(search);
  if (entryCode !== null) parameters.set('entry', entryCode);
  const rest = parameters.toString();
  return `/matters/${encodeURIComponent(matterId)}/start${rest === '' ? '' : `?${rest}`}`;
}

/** The entry code of such an address. */
export const readEntryCode = (search: string): EntryCode | null =>
  new URLSearchParams(search).get('entry') as EntryCode | null;
