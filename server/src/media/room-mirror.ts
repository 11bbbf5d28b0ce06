import type { AppData, PeerId, PeerState, RoomState } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { ConsumerId, ProducerId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import { RemoteConsumer } from './remote-consumer.ts';
import { RemoteProducer } from './remote-producer.ts';
import { RemoteTransport } from './remote-transport.ts';
import { diffRooms, emptyRoom } from './room-diff.ts';
import type { RoomChange } from './room-events.ts';
import type { RoomRequester } from './room-requester.ts';

type Change<Pattern extends string> = Extract<RoomChange, { event: Pattern }>;
type TransportChange = Change<'transport:added' | 'transport:stateChanged' | 'transport:closed'>;
type ProducerChange = Change<
  'producer:added' | 'producer:paused' | 'producer:resumed' | 'producer:scored' | 'producer:closed'
>;
type ConsumerChange = Change<
  'consumer:added' | 'consumers:pausedChanged' | 'consumer:scored' | 'consumer:closed'
>;

/** This server's copy of a room on a node: the remote handles by id. It changes by the node's events alone. */
export class RoomMirror {
  readonly peers = new Map<PeerId, AppData>();
  readonly transports = new Map<TransportId, RemoteTransport>();
  readonly producers = new Map<ProducerId, RemoteProducer>();
  readonly consumers = new Map<ConsumerId, RemoteConsumer>();
  speakerPeerId: PeerId | null = null;
  readonly #room: RoomRequester;
  readonly #origin: RoomState;

  constructor(room: RoomRequester, state: RoomState) {
    this.#room = room;
    this.#origin = emptyRoom(state);
    for (const change of diffRooms(this.#origin, state)) this.apply(change);
  }

  /** Events twice told, or about what is gone, change nothing. */
  apply(change: RoomChange): void {
    switch (change.event) {
      case 'room:speakerChanged':
        this.speakerPeerId = change.data.peerId;
        break;
      case 'peer:opened':
        this.peers.set(change.data.peerId, change.data.appData);
        break;
      case 'peer:closed':
        this.peers.delete(change.data.peerId);
        if (this.speakerPeerId === change.data.peerId) this.speakerPeerId = null;
        break;
      case 'transport:added':
      case 'transport:stateChanged':
      case 'transport:closed':
        this.#applyToTransport(change);
        break;
      case 'producer:added':
      case 'producer:paused':
      case 'producer:resumed':
      case 'producer:scored':
      case 'producer:closed':
        this.#applyToProducer(change);
        break;
      // Fleeting: nothing of it is kept.
      case 'caption:told':
      case 'captions:stateChanged':
      case 'pipe:closed':
        break;
      default:
        this.#applyToConsumers(change);
    }
  }

  state(): RoomState {
    const of = <Item extends { peerId: PeerId }>(items: Map<unknown, Item>, peerId: PeerId) =>
      [...items.values()].filter((item) => item.peerId === peerId);
    const peers: PeerState[] = [...this.peers].map(([peerId, appData]) => ({
      peerId,
      appData,
      transports: of(this.transports, peerId).map((transport) => transport.state()),
      producers: of(this.producers, peerId).map((producer) => producer.state()),
      consumers: of(this.consumers, peerId).map((consumer) => ({
        ...consumer.state(),
        isProducerPaused: this.producers.get(consumer.producerId)?.isPaused ?? false,
      })),
    }));
    return { ...this.#origin, speakerPeerId: this.speakerPeerId, peers };
  }

  #applyToTransport({ event, data }: TransportChange): void {
    const known = this.transports.get(data.transportId);
    if (event === 'transport:added') {
      if (known !== undefined) return;
      const { peerId, transportId, direction } = data;
      this.transports.set(transportId, new RemoteTransport(this.#room, peerId, transportId, direction));
    } else if (known !== undefined && event === 'transport:stateChanged') {
      known.iceState = data.iceState;
      known.dtlsState = data.dtlsState;
    } else if (known !== undefined) {
      known.isClosed = true;
      this.transports.delete(data.transportId);
    }
  }

  #applyToProducer({ event, data }: ProducerChange): void {
    if (event === 'producer:added') {
      const { peerId, producer } = data;
      if (this.producers.has(producer.producerId)) return;
      this.producers.set(producer.producerId, new RemoteProducer(this.#room, peerId, producer));
      return;
    }
    const known = this.producers.get(data.producerId);
    if (known === undefined) return;
    if (event === 'producer:scored') {
      known.score = data.score;
    } else if (event === 'producer:closed') {
      known.isClosed = true;
      this.producers.delete(data.producerId);
    } else {
      known.isPaused = event === 'producer:paused';
    }
  }

  #applyToConsumers({ event, data }: ConsumerChange): void {
    if (event === 'consumer:added') {
      const { peerId, consumer } = data;
      if (this.consumers.has(consumer.consumerId)) return;
      this.consumers.set(consumer.consumerId, new RemoteConsumer(this.#room, peerId, consumer));
    } else if (event === 'consumers:pausedChanged') {
      for (const consumerId of data.consumerIds) {
        const known = this.consumers.get(consumerId);
        if (known !== undefined) known.isPaused = data.isPaused;
      }
    } else {
      const known = this.consumers.get(data.consumerId);
      if (known === undefined) return;
      if (event === 'consumer:scored') {
        known.scores = { score: data.score, producerScore: data.producerScore };
        return;
      }
      known.isClosed = true;
      this.consumers.delete(data.consumerId);
      this.transports.get(known.transportId)?.forgetConsumption(known.producerId);
    }
  }
}
