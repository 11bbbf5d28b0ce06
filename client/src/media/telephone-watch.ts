import { isBelow, type LinkStep } from '@cloudseat/shared/nouns/link-steps.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { Lifetime } from '../lib/lifetime.ts';
import { createTelephoneAdvice } from './telephone-advice.ts';
import type { RoomSessionState } from './types.ts';

const lookEveryMs = 1_000;

type TelephoneWatch = {
  store: StoreApi<RoomSessionState>;
  isLive: () => boolean;
  /** This side's own first. */
  links: () => readonly { linkStep: LinkStep }[];
  isSomebodyGone: () => boolean;
};

/** What the links are worth beside a telephone: whether to go there, and once there, whether to come back. */
export function watchTelephone(
  { store, isLive, links, isSomebodyGone }: TelephoneWatch,
  lifetime: Lifetime,
): void {
  const advise = createTelephoneAdvice();
  lifetime.setInterval(() => {
    const { step, phase, hasStarted, ...before } = store.getState();
    if (!isLive() || !hasStarted) return;
    const isBroken = phase === 'reconnecting' || isSomebodyGone();
    const isTogether = links().length > 1 && !isBroken;
    const advisesTelephone = advise({ step, isBroken }, performance.now());
    const canReturn =
      step === 'telephone' && isTogether && links().every(({ linkStep }) => !isBelow(linkStep, 'voice'));
    if (advisesTelephone !== before.advisesTelephone || canReturn !== before.canReturn)
      store.setState({ advisesTelephone, canReturn });
  }, lookEveryMs);
}
