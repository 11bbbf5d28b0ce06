import type { SfuEventData, SfuEventName } from '@cloudseat/shared/contract/sfu.ts';
import type { CloseNote, PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { ProducerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { Origin, RoomRouters } from './room-routers.ts';

export type EmitEvent = <Name extends SfuEventName>(event: Name, data: SfuEventData<Name>) => void;

/** What a peer sends, on its own router. */
export type PeerSource = Origin & { readonly peerId: PeerId; readonly source: Source };

/** What is in a room sees this much of it. */
export type RoomContext = {
  readonly roomId: RoomId;
  readonly routers: RoomRouters;
  readonly emit: EmitEvent;
  /** Takes what a peer sends: sound to find who speaks, microphones for captions, all of it for recordings. */
  addSource(source: PeerSource): void;
};

/** What may be consumed in a room: a producer of its own, or one that came from its part on another node. */
export type Consumable = Origin & {
  readonly producerId: ProducerId;
  readonly isClosed: boolean;
  addConsumer(consumer: Closable): void;
  removeConsumer(consumer: Closable): void;
};

/** Something that ends with its parent; the parent keeps it in its set of children until then. */
export type Closable = { close(note: CloseNote): void };
