import type { PeerId, ProducerState, RequestedCloseReason } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { ProducerId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type { MediaKind, Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { RoomRequester } from './room-requester.ts';

/** A producer on the node, of whichever server's making. Its fields follow the node's events. */
export class RemoteProducer {
  readonly peerId: PeerId;
  readonly producerId: ProducerId;
  readonly transportId: TransportId;
  readonly source: Source;
  readonly kind: MediaKind;
  isPaused: boolean;
  /** 0 = nothing arrives, 10 = perfect; null until the node has told one. */
  score: number | null = null;
  isClosed = false;
  readonly #room: RoomRequester;

  constructor(room: RoomRequester, peerId: PeerId, state: ProducerState) {
    this.#room = room;
    this.peerId = peerId;
    this.producerId = state.producerId;
    this.transportId = state.transportId;
    this.source = state.source;
    this.kind = state.kind;
    this.isPaused = state.isPaused;
  }

  async setPaused(isPaused: boolean): Promise<void> {
    await this.#room.request('producer:setPaused', { producerId: this.producerId, isPaused });
  }

  /** Idempotent; its consumers close with it. */
  async close(reason: RequestedCloseReason): Promise<void> {
    if (this.isClosed) return;
    const { producerId } = this;
    await this.#room.request('producer:close', { producerId, reason, origin: this.#room.serverId });
  }

  state(): ProducerState {
    const { producerId, transportId, source, kind, isPaused } = this;
    return { producerId, transportId, source, kind, isPaused };
  }
}
