import { guestNameMaxLength } from '@cloudseat/shared/nouns/guest-choices.ts';

/** As the server checks it (shared's GuestName), without zod on this page; a test compares both. */
export const isGuestName = (name: string): boolean =>
  name.trim().length <= guestNameMaxLength && /^[\p{L}\p{M}·•.\-' ]+$/u.test(name.trim());
