import type { ConsumerState, PeerId, RequestedCloseReason } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { ConsumerId, ProducerId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type { MediaKind } from '@cloudseat/shared/nouns/media-source.ts';
import type { RoomRequester } from './room-requester.ts';

/** A consumer on the node, of whichever server's making. Pausing and resuming is the room's, many at once. */
export class RemoteConsumer {
  readonly peerId: PeerId;
  readonly consumerId: ConsumerId;
  readonly transportId: TransportId;
  readonly producerId: ProducerId;
  readonly kind: MediaKind;
  isPaused: boolean;
  /** 0 = nothing arrives, 10 = perfect: the way to this peer, and the way from the sender; null until told. */
  scores: { score: number; producerScore: number } | null = null;
  isClosed = false;
  readonly #room: RoomRequester;

  constructor(room: RoomRequester, peerId: PeerId, state: ConsumerState) {
    this.#room = room;
    this.peerId = peerId;
    this.consumerId = state.consumerId;
    this.transportId = state.transportId;
    this.producerId = state.producerId;
    this.kind = state.kind;
    this.isPaused = state.isPaused;
  }

  /** spatialLayer 0 is the smallest picture; nothing changes for a producer with one layer. */
  async setPreferredLayers(spatialLayer: number, temporalLayer?: number): Promise<void> {
    const { consumerId } = this;
    await this.#room.request('consumer:setPreferredLayers', { consumerId, spatialLayer, temporalLayer });
  }

  /** Idempotent. */
  async close(reason: RequestedCloseReason): Promise<void> {
    if (this.isClosed) return;
    const { consumerId } = this;
    await this.#room.request('consumer:close', { consumerId, reason, origin: this.#room.serverId });
  }

  state() {
    const { consumerId, transportId, producerId, kind, isPaused } = this;
    return { consumerId, transportId, producerId, kind, isPaused };
  }
}
