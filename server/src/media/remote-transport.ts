import type {
  Direction,
  DtlsState,
  IceState,
  PeerId,
  RequestedCloseReason,
  TransportState,
} from '@cloudseat/shared/contract/sfu-nouns.ts';
import { ConsumerId, type ProducerId, type TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  DtlsParameters,
  IceParameters,
  RtpCapabilities,
  RtpParameters,
} from '@cloudseat/shared/nouns/media.ts';
import type { MediaKind, Source } from '@cloudseat/shared/nouns/media-source.ts';
import { makeId } from '../platform/ids.ts';
import { firstResult } from './first-result.ts';
import type { RoomRequester } from './room-requester.ts';

export type Production = {
  producerId: ProducerId;
  source: Source;
  kind: MediaKind;
  rtpParameters: RtpParameters;
  isPaused: boolean;
};
/** What the page needs to build its side of a consumer; made paused. */
export type Consumption = {
  consumerId: ConsumerId;
  producerId: ProducerId;
  kind: MediaKind;
  rtpParameters: RtpParameters;
  isProducerPaused: boolean;
};

/** A transport on the node. A repeated connect, produce or consume gets the first result; one that failed may be tried again. */
export class RemoteTransport {
  readonly peerId: PeerId;
  readonly transportId: TransportId;
  readonly direction: Direction;
  iceState: IceState = 'new';
  dtlsState: DtlsState = 'new';
  isClosed = false;
  readonly #room: RoomRequester;
  readonly #productions = new Map<ProducerId, Promise<ProducerId>>();
  readonly #consumptions = new Map<ProducerId, Promise<Consumption>>();
  #connecting: Promise<void> | undefined;

  constructor(room: RoomRequester, peerId: PeerId, transportId: TransportId, direction: Direction) {
    this.#room = room;
    this.peerId = peerId;
    this.transportId = transportId;
    this.direction = direction;
  }

  /** Rejects with MEDIA_REFUSED when the parameters make no sense. */
  connect(dtlsParameters: DtlsParameters): Promise<void> {
    const { transportId } = this;
    this.#connecting ??= this.#room.request('transport:connect', { transportId, dtlsParameters }).then(
      () => undefined,
      (error: unknown) => {
        this.#connecting = undefined;
        throw error;
      },
    );
    return this.#connecting;
  }

  async restartIce(): Promise<IceParameters> {
    const { transportId } = this;
    return (await this.#room.request('transport:restartIce', { transportId })).iceParameters;
  }

  /** The caller chooses the id, so that its repeat is known as one. Rejects with MEDIA_REFUSED for foreign codecs. */
  produce(production: Production): Promise<ProducerId> {
    const { transportId } = this;
    return firstResult(this.#productions, production.producerId, async () => {
      await this.#room.request('producer:create', { transportId, ...production });
      return production.producerId;
    });
  }

  /** A consumer of this producer, paused; one a producer. Rejects with MEDIA_REFUSED when the page cannot decode it. */
  consume(producerId: ProducerId, rtpCapabilities: RtpCapabilities): Promise<Consumption> {
    const { transportId } = this;
    return firstResult(this.#consumptions, producerId, async () => {
      const consumerId = ConsumerId.parse(makeId());
      const request = { transportId, consumerId, producerId, rtpCapabilities };
      return { consumerId, producerId, ...(await this.#room.request('consumer:create', request)) };
    });
  }

  /** After its consumer was closed the same producer may be consumed anew. */
  forgetConsumption(producerId: ProducerId): void {
    this.#consumptions.delete(producerId);
  }

  /** Idempotent; what it carries closes with it. */
  async close(reason: RequestedCloseReason): Promise<void> {
    if (this.isClosed) return;
    const { transportId } = this;
    await this.#room.request('transport:close', { transportId, reason, origin: this.#room.serverId });
  }

  state(): TransportState {
    const { transportId, direction, iceState, dtlsState } = this;
    return { transportId, direction, iceState, dtlsState };
  }
}
