import type { StillSource } from '@cloudseat/shared/nouns/room.ts';
import type { Lifetime } from '../lib/lifetime.ts';

/**
 * Five times as long as from one to the next: whoever sends none any more is not shown as they were, ms. A page is larger and
 * comes more seldom over a narrow link, and an old one misleads nobody.
 */
const shownMs: Record<StillSource, number> = { camera: 15_000, screen: 45_000 };

/** The newest still of each participant's sources, as an address for an image, while it is new enough to be believed. */
export function createShownStills(lifetime: Lifetime, onChange: () => void) {
  const stills = new Map<string, { address: string }>();
  const keyOf = (participantId: string, source: StillSource) => `${source}/${participantId}`;
  /** By the still, not its text: a page that does not change gives the same picture each time, and each is news of it. */
  function forget(key: string, still: { address: string }): void {
    if (stills.get(key) !== still) return;
    stills.delete(key);
    onChange();
  }
  return {
    find: (participantId: string, source: StillSource): string | null =>
      stills.get(keyOf(participantId, source))?.address ?? null,
    show(participantId: string, source: StillSource, picture: string): void {
      const key = keyOf(participantId, source);
      const still = { address: `data:image/jpeg;base64,${picture}` };
      stills.set(key, still);
      // Who sends their camera again shares no page any more, or the other way round: only one of them is sent.
      stills.delete(keyOf(participantId, source === 'camera' ? 'screen' : 'camera'));
      lifetime.setTimeout(() => forget(key, still), shownMs[source]);
      onChange();
    },
    clear: () => stills.clear(),
  };
}
