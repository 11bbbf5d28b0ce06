import type { Lifetime } from '../lib/lifetime.ts';

/** Five times as long as from one to the next: whoever sends none any more is not shown as they were, ms. */
const shownMs = 15_000;

/** The newest still of each participant, as an address for an image, while it is new enough to be believed. */
export function createShownStills(lifetime: Lifetime, onChange: () => void) {
  const stills = new Map<string, string>();
  function forget(participantId: string, address: string): void {
    if (stills.get(participantId) !== address) return;
    stills.delete(participantId);
    onChange();
  }
  return {
    find: (participantId: string): string | null => stills.get(participantId) ?? null,
    show(participantId: string, picture: string): void {
      const address = `data:image/jpeg;base64,${picture}`;
      stills.set(participantId, address);
      lifetime.setTimeout(() => forget(participantId, address), shownMs);
      onChange();
    },
    clear: () => stills.clear(),
  };
}
