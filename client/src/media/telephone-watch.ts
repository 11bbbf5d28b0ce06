import { isBelow } from '@cloudseat/shared/nouns/link-steps.ts';
import type { LinkState } from '@cloudseat/shared/nouns/network.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { Lifetime } from '../lib/lifetime.ts';
import { createTelephoneAdvice } from './telephone-advice.ts';
import type { RoomSessionState } from './types.ts';

const lookEveryMs = 1_000;
/** What the sides told before they went to the telephone is of no use for the way back; less than a link's window, ms. */
const returnRestMs = 20_000;

type TelephoneWatch = {
  store: StoreApi<RoomSessionState>;
  isLive: () => boolean;
  /** This side's own first. */
  links: () => readonly Pick<LinkState, 'linkStep' | 'needsTelephone'>[];
  /** Of what is heard here, 0 to 1. */
  inventedShare: () => number;
  isSomebodyGone: () => boolean;
  /** Of this side's own link, for the others to be told. */
  onNeed: (needsTelephone: boolean) => void;
};

/** What the links are worth beside a telephone: whether to go there, and once there, whether to come back. */
export function watchTelephone(
  { store, isLive, links, inventedShare, isSomebodyGone, onNeed }: TelephoneWatch,
  lifetime: Lifetime,
): void {
  let advise = createTelephoneAdvice();
  let telephonedSince: number | null = null;
  lifetime.setInterval(() => {
    const { step, phase, hasStarted, ...before } = store.getState();
    if (!isLive() || !hasStarted) return;
    const at = performance.now();
    const isByTelephone = step === 'telephone';
    telephonedSince = isByTelephone ? (telephonedSince ?? at) : null;
    // Whoever speaks by telephone needs no advice to go there, and comes back to links that are judged anew.
    if (isByTelephone) advise = createTelephoneAdvice();
    const isBroken = phase === 'reconnecting' || isSomebodyGone();
    const isTogether = links().length > 1 && !isBroken;
    const [own] = links();
    // Over a broken link nothing is heard: what was last heard tells nothing more.
    const moment = { step, isBroken, inventedShare: isBroken ? 0 : inventedShare() };
    const needsTelephone = !isByTelephone && advise(moment, at);
    if (needsTelephone !== own?.needsTelephone) onNeed(needsTelephone);
    // What one side suffers from the other may not notice: both say the same.
    const advisesTelephone = links().some((link) => link.needsTelephone);
    const hasRested = telephonedSince !== null && at - telephonedSince >= returnRestMs;
    const canReturn = hasRested && isTogether && links().every(({ linkStep }) => !isBelow(linkStep, 'voice'));
    if (advisesTelephone !== before.advisesTelephone || canReturn !== before.canReturn)
      store.setState({ advisesTelephone, canReturn });
  }, lookEveryMs);
}
