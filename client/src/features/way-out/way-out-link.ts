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

/** Adds where to go on to an address that signs in: its token stays behind the #, where no server sees it. */
export function withTarget(resumeAddress: string, target: string | null): string {
  if (target === null) return resumeAddress;
  const url = new URL(resumeAddress);
  url.searchParams.set('to', target);
  return url.href;
}

/** Where such an address goes on: to the intake of a matter, or to the place in line. Nowhere else, whatever it says. */
export function readTarget(search: string): string {
  const target = new URLSearchParams(search).get('to') ?? '';
  return /^\/matters\/[\w.~%-]+\/start(\?[\w.~%=&-]*)?$/.test(target) ? target : '/waiting';
}
