import { useEffect, useState } from 'react';
import { type Ringing, readOfferLife } from './offer-life.ts';

/** Whether the time to answer is spent; drawn anew once, when that comes. */
export function useIsOver(offer: Ringing, now: () => number): boolean {
  const { ringingSince, expiresAt } = offer;
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const { remainingMs } = readOfferLife({ ringingSince, expiresAt }, now());
    setIsOver(remainingMs === 0);
    const timer = setTimeout(() => setIsOver(true), remainingMs);
    return () => clearTimeout(timer);
  }, [ringingSince, expiresAt, now]);
  return isOver;
}
