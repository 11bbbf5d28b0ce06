import { randomUUID } from 'node:crypto';
import {
  type AppData,
  type CloseNote,
  type PeerId,
  RoomInstanceId,
  type RoomState,
} from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { ConsumerId, ProducerId, RoomId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import { RtpCapabilities } from '@cloudseat/shared/nouns/media.ts';
import type { types } from 'mediasoup';
import type { CaptionService } from '../captions/caption-service.ts';
import { RoomCaptions } from '../captions/room-captions.ts';
import { notFound } from '../errors.ts';
import type { RecorderService } from '../recording/recorder-service.ts';
import type { RoomRecordings } from '../recording/room-recordings.ts';
import type { MediaWorker } from './media-worker.ts';
import type { PipeListen } from './node-pipe.ts';
import { Peer } from './peer.ts';
import type { PeerConsumer } from './peer-consumer.ts';
import type { PeerProducer } from './peer-producer.ts';
import type { PeerTransport } from './peer-transport.ts';
import { Registry } from './registry.ts';
import type { EmitEvent, PeerSource, RoomContext } from './room-context.ts';
import { RoomPipes } from './room-pipes.ts';
import { RoomRouters } from './room-routers.ts';
import { SpeakerWatch } from './speaker-watch.ts';

type Identity = { roomId: RoomId; appData: AppData };
/** What a node has for its rooms. */
export type RoomServices = {
  captions: CaptionService;
  recorder: RecorderService | null;
  /** Where other nodes send. */
  pipeListen: PipeListen;
};
/** The least loaded worker of the node. */
type Placing = { findWorker: () => MediaWorker };

/** A room: its routers, its peers, and what they send and receive. Tells every change through `emit`. */
export class Room implements RoomContext {
  readonly roomId: RoomId;
  /** Other parts of it, on other nodes, know it by this. */
  readonly instanceId = RoomInstanceId.parse(randomUUID());
  readonly appData: AppData;
  readonly routers: RoomRouters;
  readonly transports = new Registry<TransportId, PeerTransport>();
  readonly producers = new Registry<ProducerId, PeerProducer>();
  readonly consumers = new Registry<ConsumerId, PeerConsumer>();
  readonly captions: RoomCaptions;
  readonly pipes: RoomPipes;
  /** Null on a node that records nothing. */
  readonly recordings: RoomRecordings | null;
  readonly #recorder: RecorderService | null;
  readonly #peers = new Map<PeerId, Peer>();
  #speakers: SpeakerWatch | undefined;
  readonly #emit: EmitEvent;
  #speakerPeerId: PeerId | null = null;
  #isClosed = false;

  private constructor(
    { roomId, appData }: Identity,
    { routers, captions, recorder, pipeListen }: { routers: RoomRouters } & RoomServices,
    emit: EmitEvent,
  ) {
    this.roomId = roomId;
    this.appData = appData;
    this.routers = routers;
    this.#emit = emit;
    this.captions = new RoomCaptions({
      ...{ roomId, router: routers.home.router, service: captions },
      emit: (event, data) => this.emit(event, data),
    });
    this.pipes = new RoomPipes({
      ...{ roomId, routers, listen: pipeListen },
      emit: (event, data) => this.emit(event, data),
      onReceived: ({ producer }) => {
        if (producer.kind === 'audio') this.#speakers?.add(producer);
      },
    });
    this.#recorder = recorder;
    this.recordings = recorder?.openRoom(roomId) ?? null;
    routers.onLost(() => this.close({ reason: 'workerDied', origin: 'node' }));
  }

  static async create(identity: Identity, services: RoomServices & Placing, emit: EmitEvent): Promise<Room> {
    const routers = await RoomRouters.create(services.findWorker);
    const room = new Room(identity, { routers, ...services }, emit);
    room.#speakers = await SpeakerWatch.create(routers.home.router, (producer) =>
      room.#handleSpeaker(producer),
    );
    return room;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get peerCount(): number {
    return this.#peers.size;
  }

  emit: EmitEvent = (event, data) => {
    if (!this.#isClosed) this.#emit(event, data);
  };

  getPeer(peerId: PeerId): Peer {
    const peer = this.#peers.get(peerId);
    if (peer === undefined) throw notFound('peer', peerId);
    return peer;
  }

  openPeer(peerId: PeerId, appData: AppData): void {
    if (this.#peers.has(peerId)) return;
    this.#peers.set(peerId, new Peer(this, peerId, appData));
    this.emit('peer:opened', { roomId: this.roomId, peerId, appData });
  }

  /** Opens the peer with nothing in it, whatever it had. */
  resetPeer(peerId: PeerId, appData: AppData, origin: string): void {
    this.#dropPeer(peerId, { reason: 'peerReset', origin });
    this.openPeer(peerId, appData);
  }

  closePeer(peerId: PeerId, note: CloseNote): void {
    if (!this.#dropPeer(peerId, { reason: 'parentClosed', origin: note.origin })) return;
    this.emit('peer:closed', { roomId: this.roomId, peerId, ...note });
  }

  /**
   * Pauses or resumes many at once and tells it in one event. Returns those that are not here, be it that they were
   * closed meanwhile.
   */
  async setConsumersPaused(consumerIds: readonly ConsumerId[], isPaused: boolean): Promise<ConsumerId[]> {
    const outcomes = await Promise.all(
      consumerIds.map(async (consumerId) => {
        const consumer = await this.consumers.findSettled(consumerId);
        await consumer?.setPaused(isPaused);
        return { consumerId, isHere: consumer !== undefined && !consumer.isClosed };
      }),
    );
    const here = outcomes.filter(({ isHere }) => isHere).map(({ consumerId }) => consumerId);
    if (here.length > 0) {
      this.emit('consumers:pausedChanged', { roomId: this.roomId, consumerIds: here, isPaused });
    }
    return outcomes.filter(({ isHere }) => !isHere).map(({ consumerId }) => consumerId);
  }

  addSource(source: PeerSource): void {
    this.recordings?.add(source);
    if (source.producer.kind === 'audio') void this.#hear(source);
  }

  /** How many consumers this worker has or is about to have of the room. */
  weighOn(mediaWorker: MediaWorker): number {
    const isOnIt = ({ transport }: PeerConsumer) => transport.at.mediaWorker === mediaWorker;
    const consumerCount = this.consumers.values().filter(isOnIt).length;
    return Math.max(consumerCount, this.routers.expectedConsumers(mediaWorker));
  }

  /** Tells room:closed alone; everything in the room is gone with it. Idempotent. */
  close(note: CloseNote): void {
    if (this.#isClosed) return;
    this.emit('room:closed', { roomId: this.roomId, ...note });
    this.#isClosed = true;
    for (const peerId of [...this.#peers.keys()]) this.#dropPeer(peerId, note);
    this.captions.close();
    this.pipes.close();
    if (this.recordings !== null) this.#recorder?.closeRoom(this.recordings);
    this.routers.close();
  }

  state(): RoomState {
    return {
      roomId: this.roomId,
      instanceId: this.instanceId,
      appData: this.appData,
      routerRtpCapabilities: RtpCapabilities.parse(this.routers.home.router.rtpCapabilities),
      speakerPeerId: this.#speakerPeerId,
      captionSource: this.captions.source,
      peers: [...this.#peers.values()].map((peer) => ({
        peerId: peer.peerId,
        appData: peer.appData,
        transports: statesOf(this.transports.values(), peer),
        producers: statesOf(this.producers.values(), peer),
        consumers: statesOf(this.consumers.values(), peer),
      })),
    };
  }

  #dropPeer(peerId: PeerId, note: CloseNote): boolean {
    const peer = this.#peers.get(peerId);
    if (peer === undefined) return false;
    this.#peers.delete(peerId);
    if (this.#speakerPeerId === peerId) this.#speakerPeerId = null;
    peer.close(note);
    return true;
  }

  /** At home, where all voices of the room are compared. One that is gone before it is there is not missed. */
  async #hear(source: PeerSource): Promise<void> {
    const { home } = this.routers;
    const producer = await this.routers.reach(source, home).then(
      (reached) => reached.producer,
      () => null,
    );
    if (producer === null || producer.closed) return;
    this.#speakers?.add(producer);
    if (source.source === 'microphone') this.captions.add({ peerId: source.peerId, producer });
  }

  #handleSpeaker({ id }: types.Producer): void {
    // A pipe keeps the id of what it carries.
    const speaker = [...this.producers.values(), ...this.pipes.received].find(
      ({ producer }) => producer.id === id,
    );
    if (speaker === undefined) return;
    const { producerId, peerId } = speaker;
    this.#speakerPeerId = peerId;
    this.emit('room:speakerChanged', { roomId: this.roomId, peerId, producerId });
  }
}

const statesOf = <State>(items: ReadonlyArray<{ peer: Peer; state(): State }>, peer: Peer): State[] =>
  items.filter((item) => item.peer === peer).map((item) => item.state());
