import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { CaptionLanguage } from '@cloudseat/shared/nouns/caption.ts';

/** Who turned captions on in a call, wherever they are connected. Of two the one with the higher version is the newer. */
export type CaptionWishes = { version: number; language: CaptionLanguage; peerIds: readonly PeerId[] };

export const noWishes: CaptionWishes = { version: -1, language: 'zh', peerIds: [] };

type Readers = {
  wishes: CaptionWishes;
  /** In the room now. */
  peerIds: readonly PeerId[];
  /** Whether the viewer may hear this speaker at this moment; oneself: whether anybody may. */
  mayRead: (viewer: PeerId, speaker: PeerId) => boolean;
};

/** Whose speech is listened to: only theirs that some reader may hear. What nobody may read is not even recognised. */
export function listSpeakers({ wishes, peerIds, mayRead }: Readers): PeerId[] {
  const readers = peerIds.filter((peerId) => wishes.peerIds.includes(peerId));
  return peerIds.filter((speaker) => readers.some((reader) => mayRead(reader, speaker))).sort();
}
