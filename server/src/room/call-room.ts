import { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { SharedDocument } from '@cloudseat/shared/nouns/document.ts';
import type {
  AgentId,
  ApplicantId,
  CallId,
  ConsumerId,
  GuestId,
  RoomId,
} from '@cloudseat/shared/nouns/ids.ts';
import { Lane, ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import type { Shown } from '../documents/room-word.ts';
import type { RemoteConsumer } from '../media/remote-consumer.ts';
import type { Joining, RemoteRoom } from '../media/remote-room.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { mayConsume, type RoomPhase, type Seat, seatNow } from './lanes.ts';
import { RoomCaptions } from './room-captions.ts';

export type Person =
  | { role: 'applicant'; id: ApplicantId }
  | { role: 'agent'; id: AgentId }
  | { role: 'guest'; id: GuestId };
/** A participant whose page is connected to this server. */
export type LocalPeer = { peerId: PeerId; person: Person; pageId: string };

/** A page that sends stills faster gains nothing by it, ms. */
const stillRestMs = 1_000;

export const peerIdOf = ({ role, id }: Person): PeerId => PeerId.parse(`${role}-${id}`);
const idsOf = (consumers: Iterable<RemoteConsumer>) => Array.from(consumers, ({ consumerId }) => consumerId);
export const personIdOf = (peerId: PeerId): string => peerId.slice(peerId.indexOf('-') + 1);

/**
 * The room of one call on this server: who of its participants is connected here, what their pages are ready to take, and
 * whether it may flow. The media node holds the room itself; other servers hold their own participants.
 */
export class CallRoom {
  readonly callId: CallId;
  readonly roomId: RoomId;
  readonly remote: RemoteRoom;
  readonly locals = new Map<PeerId, LocalPeer>();
  readonly captions: RoomCaptions;
  readonly #logger: Logger;
  readonly #ready = new Set<ConsumerId>();
  readonly #hidden = new Set<ConsumerId>();
  readonly #stillAt = new Map<PeerId, number>();
  #phase: RoomPhase = 'preparing';
  #isOnHold = false;
  /** Of the call, as last heard of. */
  #version = 0;
  #shown: Shown = { version: -1, document: null };

  constructor(callId: CallId, remote: RemoteRoom, logger: Logger, onCaptionsChanged: () => void) {
    this.callId = callId;
    this.roomId = remote.roomId;
    this.remote = remote;
    this.#logger = logger.child({ callId });
    this.captions = new RoomCaptions({
      ...{ remote, logger: this.#logger, onChanged: onCaptionsChanged },
      mayRead: (viewer, speaker) => this.#mayRead(viewer, speaker),
    });
    remote.on('consumer:closed', ({ consumerId }) => {
      this.#ready.delete(consumerId);
      this.#hidden.delete(consumerId);
    });
  }

  get phase(): RoomPhase {
    return this.#phase;
  }

  /** Nothing is shown before the talk, to whom it only rings at. */
  get document(): SharedDocument | null {
    return this.#phase === 'live' ? this.#shown.document : null;
  }

  /** Whether it was news. */
  setShown(shown: Shown): boolean {
    if (shown.version <= this.#shown.version) return false;
    this.#shown = shown;
    return true;
  }

  /** Lets media flow, or stops all of it. Resolves when the node has done so. */
  async setPhase(phase: RoomPhase): Promise<void> {
    if (this.#phase === phase) return;
    this.#phase = phase;
    this.#logger.info({ phase }, 'room phase');
    await this.reconcile();
  }

  /**
   * The applicant is put on hold or brought back. What must stop is stopped for everybody, whichever server they are connected
   * to: it may be gone, and the media go on without it. What is older than what was heard before changes nothing, unless the call
   * begins anew: put back after Redis lost its data, it counts from one.
   */
  async setHold(heldAt: number | null, version: number, isAnew = false): Promise<void> {
    const isOnHold = heldAt !== null;
    if (version < this.#version && !isAnew) return;
    this.#version = version;
    const wasOnHold = this.#isOnHold;
    this.#isOnHold = isOnHold;
    this.captions.setAudience(heldAt);
    if (wasOnHold === isOnHold) return;
    this.#logger.info({ isOnHold }, 'room hold');
    await this.reconcile();
  }

  async join(local: LocalPeer): Promise<Joining> {
    const joining = await this.remote.join(local.peerId, { role: local.person.role, lane: 'main' });
    this.locals.set(local.peerId, local);
    return joining;
  }

  async remove(person: Person): Promise<void> {
    const peerId = peerIdOf(person);
    this.locals.delete(peerId);
    if (!this.remote.isClosed && this.remote.peers.has(peerId)) await this.remote.leave(peerId, 'removed');
  }

  /** Leaves the participant in the room, for another server to carry on with. */
  forgetPage(pageId: string): void {
    for (const [peerId, local] of this.locals) if (local.pageId === pageId) this.locals.delete(peerId);
  }

  /** Those connected here; other servers do the same for theirs. */
  async removeAgentsBut(agentId: AgentId | null): Promise<void> {
    const others = [...this.locals.values()].filter(
      ({ person }) => person.role === 'agent' && person.id !== agentId,
    );
    await Promise.all(others.map(({ person }) => this.remove(person)));
  }

  /** Wherever they are connected. */
  async removeGuestsBut(guestId: GuestId | null): Promise<void> {
    const others = [...this.remote.peers]
      .filter(([peerId, { role }]) => role === 'guest' && personIdOf(peerId) !== guestId)
      .map(([peerId]) => personIdOf(peerId) as GuestId);
    await Promise.all(others.map((id) => this.remove({ role: 'guest', id })));
  }

  /** The page took the consumer up; it flows as soon as it may. */
  async markReady(consumerId: ConsumerId): Promise<void> {
    this.#ready.add(consumerId);
    await this.reconcile();
  }

  async setView(consumer: RemoteConsumer, view: { isVisible: boolean; spatialLayer: number }): Promise<void> {
    if (view.isVisible) this.#hidden.delete(consumer.consumerId);
    else this.#hidden.add(consumer.consumerId);
    await this.reconcile();
    if (view.isVisible && consumer.kind === 'video') await consumer.setPreferredLayers(view.spatialLayer);
  }

  /**
   * Brings every consumer of this server's participants to what it may be, flowing or paused, and stops whoever's flows past a
   * hold, in two requests at most.
   */
  async reconcile(): Promise<void> {
    if (this.remote.isClosed) return;
    this.captions.sync();
    const changing = this.#changing();
    const opening = changing.filter(({ isPaused }) => isPaused);
    const stopping = new Set([...changing.filter(({ isPaused }) => !isPaused), ...this.#flowingPastHold()]);
    await Promise.all([
      this.remote.setConsumersPaused(idsOf(opening), false),
      this.remote.setConsumersPaused(idsOf(stopping), true),
    ]);
  }

  /** The half of it that needs no newer word of the call: whatever flows past the hold, whosever it is. */
  async stopPastHold(): Promise<void> {
    if (!this.remote.isClosed) await this.remote.setConsumersPaused(idsOf(this.#flowingPastHold()), true);
  }

  /** Whether one of these ought to flow and does not, by all that this server knows. */
  isAmiss(consumerIds: readonly ConsumerId[]): boolean {
    return this.#changing().some(({ consumerId, isPaused }) => isPaused && consumerIds.includes(consumerId));
  }

  /** Whether one of these flows past the hold, by all that this server knows. */
  isPastHold(consumerIds: readonly ConsumerId[]): boolean {
    return this.#flowingPastHold().some(({ consumerId }) => consumerIds.includes(consumerId));
  }

  /** Whether this participant's still counts: one a second does. */
  takeStillTurn(peerId: PeerId, now: number): boolean {
    if (now - (this.#stillAt.get(peerId) ?? Number.NEGATIVE_INFINITY) < stillRestMs) return false;
    this.#stillAt.set(peerId, now);
    return true;
  }

  findLocal(person: Person): LocalPeer | null {
    return this.locals.get(peerIdOf(person)) ?? null;
  }

  /** The participant of this page, or ROOM_NOT_OPEN when it has not joined here or was replaced. */
  getLocal(person: Person, pageId: string): LocalPeer {
    const local = this.findLocal(person);
    if (!local || local.pageId !== pageId) throw new AppError('ROOM_NOT_OPEN', 'join the room first');
    return local;
  }

  /** Where this participant is now. */
  seatOf(peerId: PeerId): Seat {
    return seatNow(this.#seatOutsideHold(peerId), this.#isOnHold);
  }

  #seatOutsideHold(peerId: PeerId): Seat {
    const appData = this.remote.peers.get(peerId);
    const role = ParticipantRole.safeParse(appData?.role);
    const lane = Lane.safeParse(appData?.lane);
    if (!role.success || !lane.success) throw notFound('the participant');
    return { role: role.data, lane: lane.data };
  }

  /** Whether the viewer may get this speaker's media once the room is live and nobody is on hold. */
  mayEverConsume(viewer: PeerId, speaker: PeerId): boolean {
    return mayConsume(this.#seatOutsideHold(viewer), this.#seatOutsideHold(speaker), 'live');
  }

  /** Whether the viewer may see and hear this speaker at this moment. */
  mayConsumeNow(viewer: PeerId, speaker: PeerId): boolean {
    const isIn = (peerId: PeerId) => this.remote.peers.has(peerId);
    return (
      isIn(viewer) && isIn(speaker) && mayConsume(this.seatOf(viewer), this.seatOf(speaker), this.#phase)
    );
  }

  /** Captions of oneself are made while one is heard. */
  #mayRead(viewer: PeerId, speaker: PeerId): boolean {
    if (viewer !== speaker) return this.mayConsumeNow(viewer, speaker);
    return this.#phase === 'live' && this.remote.peers.has(speaker) && this.seatOf(speaker).lane !== 'held';
  }

  /** Those of this server's participants that are not what they may be. */
  #changing(): RemoteConsumer[] {
    return this.remote.consumers.filter(
      (consumer) => this.locals.has(consumer.peerId) && consumer.isPaused === this.#mayFlow(consumer),
    );
  }

  /** Those of anybody that flow although the applicant is on hold. */
  #flowingPastHold(): RemoteConsumer[] {
    if (!this.#isOnHold) return [];
    const speakers = new Map(this.remote.producers.map(({ producerId, peerId }) => [producerId, peerId]));
    return this.remote.consumers.filter(({ peerId, producerId, isPaused }) => {
      const speaker = speakers.get(producerId);
      return !isPaused && speaker !== undefined && !this.mayConsumeNow(peerId, speaker);
    });
  }

  #mayFlow(consumer: RemoteConsumer): boolean {
    const producer = this.remote.producers.find(({ producerId }) => producerId === consumer.producerId);
    if (!producer || !this.#ready.has(consumer.consumerId)) return false;
    if (consumer.kind === 'video' && this.#hidden.has(consumer.consumerId)) return false;
    return this.mayConsumeNow(consumer.peerId, producer.peerId);
  }
}
