import type { SfuEventData, SfuEventName } from '@cloudseat/shared/contract/sfu.ts';
import type { CloseNote, PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { types } from 'mediasoup';
import type { MediaWorker } from './media-worker.ts';

export type EmitEvent = <Name extends SfuEventName>(event: Name, data: SfuEventData<Name>) => void;

/** What is in a room sees this much of it. */
export type RoomContext = {
  readonly roomId: RoomId;
  readonly mediaWorker: MediaWorker;
  readonly router: types.Router;
  readonly emit: EmitEvent;
  /** Takes the microphones that people may want to read. */
  readonly captions: { add(microphone: { peerId: PeerId; producer: types.Producer }): void };
  /** Takes what may be recorded; null where nothing is. */
  readonly recordings: {
    add(recordable: { peerId: PeerId; source: Source; producer: types.Producer }): void;
  } | null;
  /** Lets this sound count when the room looks for its speaker. */
  observeSpeaker(producer: types.Producer): void;
};

/** Something that ends with its parent; the parent keeps it in its set of children until then. */
export type Closable = { close(note: CloseNote): void };
