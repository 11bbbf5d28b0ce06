import type { CallId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { LinkStep } from '@cloudseat/shared/nouns/link-steps.ts';
import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';

const key = (matterId: MatterId) => `cloudseat.draft.${matterId}`;
const devicesKey = 'cloudseat.devices';

/** The draft call of a matter whose consent was given in this tab. */
export function keepDraft(matterId: MatterId, callId: CallId): void {
  try {
    sessionStorage.setItem(key(matterId), callId);
  } catch {
    // The check page asks for the consent again.
  }
}

export function findDraft(matterId: MatterId): CallId | null {
  try {
    return sessionStorage.getItem(key(matterId)) as CallId | null;
  } catch {
    return null;
  }
}

export function dropDraft(matterId: MatterId): void {
  try {
    sessionStorage.removeItem(key(matterId));
  } catch {
    // Nothing was kept.
  }
}

export type DeviceWishes = {
  camera: boolean;
  microphone: boolean;
  networkGrade: NetworkGrade;
  /** What the network was found good for: a talk begins no higher. */
  startStep: LinkStep;
};
const unchecked: DeviceWishes = {
  camera: true,
  microphone: true,
  networkGrade: 'unknown',
  startStep: 'full',
};

/** What the device check ended with, so that a reloaded page opens the same. */
export function keepDevices(wishes: DeviceWishes): void {
  try {
    sessionStorage.setItem(devicesKey, JSON.stringify(wishes));
  } catch {
    // Both are tried then.
  }
}

export function findDevices(): DeviceWishes {
  try {
    const text = sessionStorage.getItem(devicesKey);
    if (text !== null) return { ...unchecked, ...(JSON.parse(text) as Partial<DeviceWishes>) };
  } catch {
    // Both are tried then.
  }
  return unchecked;
}
