import type {
  AppData,
  NodeId,
  PeerId,
  RequestedCloseReason,
  RoomState,
} from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { CaptionSource } from '@cloudseat/shared/nouns/caption.ts';
import type { ConsumerId, ProducerId, RoomId, TransportId } from '@cloudseat/shared/nouns/ids.ts';
import type { RtpCapabilities } from '@cloudseat/shared/nouns/media.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { PartCarrier } from './part-carrier.ts';
import type { RemoteConsumer } from './remote-consumer.ts';
import type { RemoteProducer } from './remote-producer.ts';
import type { Joining, RemoteRoom } from './remote-room.ts';
import type { RemoteTransport } from './remote-transport.ts';
import { diffRooms, emptyRoom } from './room-diff.ts';
import { isAskedFor, RoomEmitter, type RoomEvents, type RoomLossReason } from './room-events.ts';
import type { RoomMedia } from './room-media.ts';
import { RoomParts } from './room-parts.ts';

type Options = {
  logger: Logger;
  /** The room on another node, made there when it is new. */
  openPart: (nodeId: NodeId) => Promise<RemoteRoom>;
  /** Where somebody who comes in is to send and receive; `home` carries the room first of all. */
  placePeer: (home: NodeId) => NodeId;
  /** All servers are to know that the room is on this node as well, before anybody is there. */
  onSpread: (nodeId: NodeId) => Promise<unknown>;
  /** One node carries it no more: whoever was there is out, the others go on; none is left when the room is closed. */
  onPartLost: (part: RemoteRoom, reason: RoomLossReason) => void;
};
type CaptionsWanted = Parameters<RoomMedia['setCaptions']>[0];
/** One of the nodes may end its part, and the room goes on. */
const partCloseReason = 'requested';

/**
 * A room on one media node or several, as if it were one: each of its people is on one of the nodes, and what somebody on another
 * one takes up of theirs is piped there. The first node is its home: it hears every microphone and tells who speaks.
 */
export class SpreadRoom implements RoomMedia {
  readonly roomId: RoomId;
  readonly #options: Options;
  readonly #emitter: RoomEmitter;
  readonly #carrier: PartCarrier;
  readonly #opening = new Map<string, Promise<RemoteRoom>>();
  readonly #unavailable = new Set<RemoteRoom>();
  readonly #parts = new RoomParts();
  readonly #stops = new Map<RemoteRoom, () => void>();
  #home: RemoteRoom;
  #isClosed = false;
  #captions: CaptionsWanted | null = null;

  constructor(home: RemoteRoom, options: Options) {
    this.roomId = home.roomId;
    this.#options = options;
    this.#emitter = new RoomEmitter(options.logger);
    this.#home = home;
    this.#carrier = new PartCarrier({
      parts: () => this.parts,
      home: () => this.#home,
      onProblem: (error, what) => this.#warn(error, what),
    });
    this.#add(home);
  }

  get parts(): readonly RemoteRoom[] {
    return this.#parts.list;
  }

  get nodeId(): NodeId {
    return this.#home.nodeId;
  }

  get routerRtpCapabilities(): RtpCapabilities {
    return this.#home.routerRtpCapabilities;
  }

  get captionSource(): CaptionSource {
    return this.#home.captionSource;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  get isInterrupted(): boolean {
    return this.parts.some((part) => part.isInterrupted);
  }

  get speakerPeerId(): PeerId | null {
    return this.#home.speakerPeerId;
  }

  get peers(): ReadonlyMap<PeerId, AppData> {
    return this.#parts.peers;
  }

  get producers(): RemoteProducer[] {
    return this.#parts.producers;
  }

  get consumers(): RemoteConsumer[] {
    return this.#parts.consumers;
  }

  get transports(): RemoteTransport[] {
    return this.#parts.transports;
  }

  readonly on: RoomEmitter['on'] = (name, listener) => this.#emitter.on(name, listener);

  getTransport(transportId: TransportId): RemoteTransport {
    return this.#getFrom('transport', (part) => part.getTransport(transportId));
  }

  getProducer(producerId: ProducerId): RemoteProducer {
    return this.#getFrom('producer', (part) => part.getProducer(producerId));
  }

  getConsumer(consumerId: ConsumerId): RemoteConsumer {
    return this.#getFrom('consumer', (part) => part.getConsumer(consumerId));
  }

  getReceiveTransport(peerId: PeerId): Pick<RemoteTransport, 'consume'> {
    return {
      consume: async (producerId, rtpCapabilities) => {
        const to = this.#parts.findWith(peerId);
        if (to === undefined) throw notFound('the participant');
        const transport = to.getReceiveTransport(peerId);
        return this.#carrier.consume(producerId, to, () => transport.consume(producerId, rtpCapabilities));
      },
    };
  }

  /** Follows the nodes that all servers know of: opens what is new, leaves what is not among them; the first is its home. */
  async follow(nodeIds: readonly NodeId[]): Promise<void> {
    if (this.#isClosed || nodeIds.length === 0) return;
    const outcomes = await Promise.allSettled(nodeIds.map((nodeId) => this.#open(nodeId)));
    const leaving = this.parts.filter(({ nodeId }) => !nodeIds.includes(nodeId));
    if (leaving.length < this.parts.length)
      for (const part of leaving) {
        part.close(partCloseReason).catch((err) => this.#warn(err, 'a part of a room stays open'));
        this.#lose(part, partCloseReason);
      }
    const home = nodeIds[0] && this.#parts.find(nodeIds[0]);
    if (home && home !== this.#home) {
      this.#home = home;
      this.#carrier.listenToAll();
    }
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  async join(peerId: PeerId, appData: AppData = {}): Promise<Joining> {
    const to = await this.#findPlace();
    const joining = await to.join(peerId, appData);
    const elsewhere = this.parts.filter((part) => part !== to && part.peers.has(peerId));
    await Promise.all(elsewhere.map((part) => part.leave(peerId, 'replaced')));
    return joining;
  }

  async leave(peerId: PeerId, reason: RequestedCloseReason): Promise<void> {
    const having = this.parts.filter((part) => part.peers.has(peerId));
    await Promise.all(having.map((part) => part.leave(peerId, reason)));
  }

  async setConsumersPaused(consumerIds: ConsumerId[], isPaused: boolean): Promise<ConsumerId[]> {
    const parts = this.parts.map((part) => {
      const own = new Set(part.consumers.map(({ consumerId }) => consumerId));
      return { part, here: consumerIds.filter((consumerId) => own.has(consumerId)) };
    });
    const known = new Set(parts.flatMap(({ here }) => here));
    const missing = await Promise.all(parts.map(({ part, here }) => part.setConsumersPaused(here, isPaused)));
    return [...consumerIds.filter((consumerId) => !known.has(consumerId)), ...missing.flat()];
  }

  /** Each node listens to those of them who speak there. */
  async setCaptions(wanted: CaptionsWanted): Promise<boolean> {
    this.#captions = wanted;
    await Promise.all(this.parts.map((part) => this.#tellCaptions(part, wanted)));
    return this.#unavailable.size === 0;
  }

  async #tellCaptions(part: RemoteRoom, wanted: CaptionsWanted): Promise<void> {
    this.#noteAvailable(part, await part.setCaptions(wanted));
  }

  async close(reason: RequestedCloseReason): Promise<void> {
    if (this.#isClosed) return;
    await Promise.all(this.parts.map((part) => part.close(reason)));
  }

  #getFrom<Item>(noun: string, get: (part: RemoteRoom) => Item): Item {
    for (const part of this.parts) {
      try {
        return get(part);
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    }
    throw new AppError('NOT_FOUND', `this ${noun} is not in the room`);
  }

  /** Nobody is kept out of a room that runs because another node cannot be had. */
  async #findPlace(): Promise<RemoteRoom> {
    const home = this.#home;
    const nodeId = this.#options.placePeer(home.nodeId);
    if (nodeId === home.nodeId) return home;
    try {
      const known = this.#parts.find(nodeId);
      if (known === undefined) await this.#options.onSpread(nodeId);
      return known ?? (await this.#open(nodeId));
    } catch (err) {
      this.#warn(err, 'a room could not be spread over another node');
      return home;
    }
  }

  #open(nodeId: NodeId): Promise<RemoteRoom> {
    const known = this.#parts.find(nodeId);
    if (known !== undefined) return Promise.resolve(known);
    const opening =
      this.#opening.get(nodeId) ??
      this.#options.openPart(nodeId).then((part) => {
        if (this.#isClosed) throw new AppError('ROOM_NOT_OPEN', 'the room was closed meanwhile');
        this.#add(part);
        return part;
      });
    this.#opening.set(nodeId, opening);
    return opening.finally(() => this.#opening.delete(nodeId));
  }

  #add(part: RemoteRoom): void {
    this.#stops.set(
      part,
      part.onAll((name, data) => this.#handle(part, name, data)),
    );
    this.#parts.add(part);
    if (part === this.#home) return;
    const state = part.state();
    this.#tellChanges(part, emptyRoom(state), state);
    this.#carrier.listenToAll();
    // Whoever is listened to may come in there.
    if (this.#captions !== null)
      this.#tellCaptions(part, this.#captions).catch((err) => this.#warn(err, 'captions could not be set'));
  }

  #lose(part: RemoteRoom, reason: RoomLossReason): void {
    if (!this.parts.includes(part) || this.#isClosed) return;
    const [next] = this.parts.filter((other) => other !== part);
    if (next === undefined) {
      this.#end(part, reason);
      return;
    }
    this.#stopHearing(part);
    this.#parts.remove(part);
    this.#unavailable.delete(part);
    if (this.#home === part) this.#home = next;
    for (const other of this.parts)
      other
        .pipe('pipe:forget', { otherId: part.instanceId })
        .catch((err) => this.#warn(err, 'what a lost node sent is not given up yet'));
    const state = part.state();
    this.#tellChanges(part, state, emptyRoom(state));
    this.#carrier.listenToAll();
    this.#options.onPartLost(part, reason);
  }

  #stopHearing(part: RemoteRoom): void {
    this.#stops.get(part)?.();
    this.#stops.delete(part);
  }

  #end(last: RemoteRoom, reason: RoomLossReason): void {
    this.#isClosed = true;
    this.#emitter.emit('room:closed', { reason, origin: 'node' });
    this.#emitter.clear();
    if (!isAskedFor(reason)) this.#options.onPartLost(last, reason);
  }

  #handle<Name extends keyof RoomEvents>(part: RemoteRoom, name: Name, data: RoomEvents[Name]): void {
    if (name.startsWith('peer:')) this.#parts.handlePeersChanged();
    if (name === 'room:closed') this.#handleClosed(part, data as RoomEvents['room:closed']);
    else if (name === 'captions:stateChanged') {
      const { isAvailable } = data as RoomEvents['captions:stateChanged'];
      // The name says what data it is; the compiler does not narrow a generic by it.
      this.#emitter.emit(name, { ...data, isAvailable: this.#noteAvailable(part, isAvailable) } as never);
    } else {
      this.#tell(part, name, data);
      this.#carrier.handle(part, name, data);
    }
  }

  #handleClosed(part: RemoteRoom, { reason }: RoomEvents['room:closed']): void {
    if (!isAskedFor(reason) || reason === partCloseReason) this.#lose(part, reason);
    else {
      for (const each of this.parts) this.#stopHearing(each);
      this.#end(part, reason);
    }
  }

  #tellChanges(part: RemoteRoom, before: RoomState, after: RoomState): void {
    // Name and data belong together by the union; the compiler cannot follow that through a generic call.
    for (const { event, data } of diffRooms(before, after)) this.#tell(part, event, data as never);
  }

  /** As one room would tell it: who is still here on another node has not gone, and of those who speak the home knows. */
  #tell<Name extends keyof RoomEvents>(part: RemoteRoom, name: Name, data: RoomEvents[Name]): void {
    if (name === 'room:speakerChanged' && part !== this.#home) return;
    if (name === 'peer:closed' && this.peers.has((data as RoomEvents['peer:closed']).peerId)) return;
    this.#emitter.emit(name, data);
  }

  /** Whether captions can be made of everybody. */
  #noteAvailable(part: RemoteRoom, isAvailable: boolean): boolean {
    if (isAvailable) this.#unavailable.delete(part);
    else this.#unavailable.add(part);
    return this.#unavailable.size === 0;
  }

  #warn(err: unknown, what: string): void {
    if (!this.#isClosed) this.#options.logger.warn({ err, roomId: this.roomId }, what);
  }
}

const isNotFound = (error: unknown) => error instanceof AppError && error.code === 'NOT_FOUND';
