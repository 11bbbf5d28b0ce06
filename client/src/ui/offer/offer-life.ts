import type { OfferView } from '@cloudseat/shared/nouns/agent.ts';

export type OfferLife = {
  remainingMs: number;
  secondsLeft: number;
  /** 1 = just rang, 0 = over. */
  fraction: number;
  isUrgent: boolean;
  isOver: boolean;
};

export type Ringing = Pick<OfferView, 'ringingSince' | 'expiresAt'>;

const urgentBelowMs = 5_000;

/** How far an offer has come, by the server's clock; a clock a little off never shows more than the whole time. */
export function readOfferLife(offer: Ringing, nowMs: number): OfferLife {
  const totalMs = Math.max(1, offer.expiresAt - offer.ringingSince);
  const remainingMs = Math.min(totalMs, Math.max(0, offer.expiresAt - nowMs));
  return {
    remainingMs,
    secondsLeft: Math.ceil(remainingMs / 1_000),
    fraction: remainingMs / totalMs,
    isUrgent: remainingMs <= urgentBelowMs,
    isOver: remainingMs === 0,
  };
}
