import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';

/** What one begins a matter for: to talk now, to book a time, or to leave a message. */
export type Wish = 'talk' | 'booking' | 'message';

/** Out of the address, so that a reload and the way back keep it. */
export function readWish(search: string): Wish {
  const wish = new URLSearchParams(search).get('wish');
  return wish === 'booking' || wish === 'message' ? wish : 'talk';
}

const withWish = (path: string, wish: Wish) => (wish === 'talk' ? path : `${path}?wish=${wish}`);

export const startPath = (matterId: MatterId, wish: Wish): string =>
  withWish(`/matters/${matterId}/start`, wish);

/** After the consent: a message needs no device check, its recording is one. */
export const afterConsentPath = (matterId: MatterId, wish: Wish): string =>
  wish === 'message' ? `/matters/${matterId}/message` : withWish(`/matters/${matterId}/check`, wish);
