import type { SfuOutput } from '@cloudseat/shared/contract/sfu.ts';
import type {
  AppData,
  Direction,
  NodeId,
  PeerId,
  RequestedCloseReason,
  RoomInstanceId,
  RoomState,
} from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RecorderStatus, RecordingFeed } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { CaptionLanguage, CaptionSource } from '@cloudseat/shared/nouns/caption.ts';
import { type ConsumerId, type ProducerId, type RoomId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type { RtpCapabilities, TransportParameters } from '@cloudseat/shared/nouns/media.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { AppError } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import type { NodeLink } from './node-link.ts';
import type { RemoteConsumer } from './remote-consumer.ts';
import type { RemoteProducer } from './remote-producer.ts';
import type { RemoteTransport } from './remote-transport.ts';
import { diffRooms } from './room-diff.ts';
import { type RoomChange, RoomEmitter, type RoomLossReason } from './room-events.ts';
import { RoomMirror } from './room-mirror.ts';
import type { PipeInput, PipeMethod, RoomRequester } from './room-requester.ts';

/** Of consumers:setPaused. */
const pausedAtOnceMax = 1_000;

export type Joining = {
  sendTransport: RemoteTransport;
  receiveTransport: RemoteTransport;
  sendParameters: TransportParameters;
  receiveParameters: TransportParameters;
};

/**
 * A room on a media node, as if it were here. Requests reject with MEDIA_NODE_LOST while the link is down, with
 * ROOM_NOT_OPEN when the node no longer has the room; events say what changes, whichever server asked for it.
 */
export class RemoteRoom {
  readonly nodeId: NodeId;
  readonly roomId: RoomId;
  /** Of the room on this node; made anew there it is another. */
  readonly instanceId: RoomInstanceId;
  readonly routerRtpCapabilities: RtpCapabilities;
  /** By what its node makes captions. */
  readonly captionSource: CaptionSource;
  readonly #requester: RoomRequester;
  readonly #mirror: RoomMirror;
  readonly #emitter: RoomEmitter;
  #isInterrupted = false;
  #isClosed = false;

  constructor(
    nodeId: NodeId,
    link: Pick<NodeLink, 'request'>,
    options: { serverId: string; logger: Logger },
    state: RoomState,
  ) {
    this.nodeId = nodeId;
    this.roomId = state.roomId;
    this.instanceId = state.instanceId;
    this.routerRtpCapabilities = state.routerRtpCapabilities;
    this.captionSource = state.captionSource;
    this.#emitter = new RoomEmitter(options.logger);
    const { roomId } = this;
    this.#requester = {
      serverId: options.serverId,
      // The room's id is what the type of `data` leaves out.
      request: (method, data) => link.request(method, { roomId, ...data } as never),
    };
    this.#mirror = new RoomMirror(this.#requester, state);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The link to the node is down: requests fail, media may flow on. */
  get isInterrupted(): boolean {
    return this.#isInterrupted;
  }

  get peers(): ReadonlyMap<PeerId, AppData> {
    return this.#mirror.peers;
  }

  get speakerPeerId(): PeerId | null {
    return this.#mirror.speakerPeerId;
  }

  get producers(): RemoteProducer[] {
    return [...this.#mirror.producers.values()];
  }

  get consumers(): RemoteConsumer[] {
    return [...this.#mirror.consumers.values()];
  }

  get transports(): RemoteTransport[] {
    return [...this.#mirror.transports.values()];
  }

  /** A room on one node has one part. */
  get parts(): readonly RemoteRoom[] {
    return [this];
  }

  readonly on: RoomEmitter['on'] = (name, listener) => this.#emitter.on(name, listener);
  readonly onAll: RoomEmitter['onAll'] = (listener) => this.#emitter.onAll(listener);

  /** NOT_FOUND when it is gone; so do the two beside it. */
  getTransport(transportId: TransportId): RemoteTransport {
    return found(this.#mirror.transports.get(transportId), 'transport');
  }

  /** What this peer receives by. */
  getReceiveTransport(peerId: PeerId): RemoteTransport {
    const isOwn = (transport: RemoteTransport) =>
      transport.peerId === peerId && transport.direction === 'receive';
    return found(this.transports.find(isOwn), 'transport');
  }

  getProducer(producerId: ProducerId): RemoteProducer {
    return found(this.#mirror.producers.get(producerId), 'producer');
  }

  getConsumer(consumerId: ConsumerId): RemoteConsumer {
    return found(this.#mirror.consumers.get(consumerId), 'consumer');
  }

  /** Enters a peer with nothing but two new transports; what it had is closed. One round trip to the node. */
  async join(peerId: PeerId, appData: AppData = {}): Promise<Joining> {
    const sendId = TransportId.parse(makeId());
    const receiveId = TransportId.parse(makeId());
    const [, sendParameters, receiveParameters] = await Promise.all([
      this.#requester.request('peer:reset', { peerId, appData }),
      this.#createTransport(peerId, sendId, 'send'),
      this.#createTransport(peerId, receiveId, 'receive'),
    ]);
    const sendTransport = this.getTransport(sendId);
    const receiveTransport = this.getTransport(receiveId);
    return { sendTransport, receiveTransport, sendParameters, receiveParameters };
  }

  /** One more transport to send by, of a peer that enters with it when it is new. */
  async openSendTransport(peerId: PeerId): Promise<TransportParameters> {
    const [, parameters] = await Promise.all([
      this.#requester.request('peer:open', { peerId, appData: {} }),
      this.#createTransport(peerId, TransportId.parse(makeId()), 'send'),
    ]);
    return parameters;
  }

  #createTransport(
    peerId: PeerId,
    transportId: TransportId,
    direction: Direction,
  ): Promise<TransportParameters> {
    return this.#requester.request('transport:create', { peerId, transportId, direction });
  }

  /** Closes the peer and all it has. Idempotent. */
  async leave(peerId: PeerId, reason: RequestedCloseReason): Promise<void> {
    await this.#requester.request('peer:close', { peerId, reason, origin: this.#requester.serverId });
  }

  /** All at once, in one request, those of a large room in a few. Returns those that are gone, which is no error. */
  async setConsumersPaused(consumerIds: ConsumerId[], isPaused: boolean): Promise<ConsumerId[]> {
    const parts = Array.from({ length: Math.ceil(consumerIds.length / pausedAtOnceMax) }, (_, index) =>
      consumerIds.slice(index * pausedAtOnceMax, (index + 1) * pausedAtOnceMax),
    );
    const answers = await Promise.all(
      parts.map((part) => this.#requester.request('consumers:setPaused', { consumerIds: part, isPaused })),
    );
    return answers.flatMap(({ missingConsumerIds }) => missingConsumerIds);
  }

  /** Whose microphones are listened to for captions, in place of whoever was. Resolves to whether captions can be made now. */
  async setCaptions(wanted: {
    peerIds: PeerId[];
    audience: string;
    audienceVersion: number;
    language: CaptionLanguage;
  }): Promise<boolean> {
    return (await this.#requester.request('captions:set', wanted)).isAvailable;
  }

  /**
   * Who is written into which recording from now on; those of the room that are not named go on as they were. UNAVAILABLE when
   * the node cannot record: no recorder, or its disk is full (`details.problem`).
   */
  async setRecording(feeds: RecordingFeed[]): Promise<RecorderStatus[]> {
    return (await this.#requester.request('recording:set', { feeds })).recorders;
  }

  /** Ends it; its last segments are told before this resolves. Idempotent. After the room: MediaNodes.finishRecording. */
  finishRecording(recordingId: RecordingId): Promise<{ segmentCount: number }> {
    return this.#requester.request('recording:finish', { recordingId });
  }

  /** Ends the room for everyone, on every server. Idempotent. */
  async close(reason: RequestedCloseReason): Promise<void> {
    if (this.#isClosed) return;
    await this.#requester.request('room:close', { reason, origin: this.#requester.serverId });
  }

  /** What this part of a room and another send one another. */
  pipe<Name extends PipeMethod>(method: Name, data: PipeInput<Name>): Promise<SfuOutput<Name>> {
    return this.#requester.request(method, data);
  }

  state(): RoomState {
    return this.#mirror.state();
  }

  /** For the node's owner: an event of this room came over the link. */
  handleChange(change: RoomChange): void {
    this.#mirror.apply(change);
    // Name and data belong together by the union; the compiler cannot follow that through a generic call.
    this.#emitter.emit(change.event, change.data as never);
  }

  /** For the node's owner: the link fell. */
  handleInterrupted(): void {
    if (this.#isInterrupted) return;
    this.#isInterrupted = true;
    this.#emitter.emit('room:interrupted', {});
  }

  /** For the node's owner: the link is back, and this is the room now. What was missed is told as events. */
  handleResumed(state: RoomState): void {
    for (const change of diffRooms(this.#mirror.state(), state)) this.handleChange(change);
    this.#isInterrupted = false;
    this.#emitter.emit('room:resumed', {});
  }

  /** For the node's owner: the room is gone. */
  handleClosed(reason: RoomLossReason, origin: string): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const handle of [...this.transports, ...this.producers, ...this.consumers]) handle.isClosed = true;
    this.#emitter.emit('room:closed', { reason, origin });
    this.#emitter.clear();
  }
}

function found<Item>(item: Item | undefined, noun: string): Item {
  if (item === undefined) throw new AppError('NOT_FOUND', `this ${noun} is not in the room`);
  return item;
}
