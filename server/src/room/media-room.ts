import type { PeerId, RequestedCloseReason } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomCaptions as RoomCaptionsView } from '@cloudseat/shared/nouns/caption.ts';
import type { SharedDocument } from '@cloudseat/shared/nouns/document.ts';
import type { CallId, ConsumerId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { ParticipantRole, Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { SittingView } from '@cloudseat/shared/nouns/review-room.ts';
import type { RemoteConsumer } from '../media/remote-consumer.ts';
import type { Joining } from '../media/remote-room.ts';
import type { RoomMedia } from '../media/room-media.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { mayConsume, type RoomPhase, type Seat } from './lanes.ts';
import { type LocalPeer, type Person, peerIdOf } from './person.ts';
import { RoomCaptions } from './room-captions.ts';
import { chooseVisible } from './visible-pictures.ts';

/** A page that sends stills faster gains nothing by it, ms. */
const stillRestMs = 1_000;
/** What of a picture is on screen. */
export type View = { consumer: RemoteConsumer; isVisible: boolean; spatialLayer: number };
const idsOf = (consumers: Iterable<RemoteConsumer>) => Array.from(consumers, ({ consumerId }) => consumerId);

/**
 * A room on this server: who of its participants is connected here, what their pages are ready to take, and whether it may
 * flow. The media node holds the room itself; other servers hold their own participants. What a talk and a review have apart,
 * above all who sits where, is the business of the two kinds.
 */
export abstract class MediaRoom {
  /** Null: the room of a review. */
  abstract readonly callId: CallId | null;
  readonly roomId: RoomId;
  readonly remote: RoomMedia;
  readonly locals = new Map<PeerId, LocalPeer>();
  readonly captions: RoomCaptions;
  protected readonly logger: Logger;
  readonly #ready = new Set<ConsumerId>();
  readonly #hidden = new Set<ConsumerId>();
  /** When the page last asked to see it; counts up. */
  readonly #askedAt = new Map<ConsumerId, number>();
  #lastAsk = 0;
  readonly #stillAt = new Map<PeerId, number>();

  constructor(remote: RoomMedia, logger: Logger, onCaptionsChanged: () => void) {
    this.roomId = remote.roomId;
    this.remote = remote;
    this.logger = logger;
    this.captions = new RoomCaptions({
      ...{ remote, logger, onChanged: onCaptionsChanged },
      mayRead: (viewer, speaker) => this.#mayReadAlong(viewer, speaker),
    });
    remote.on('consumer:closed', ({ consumerId }) => {
      this.#ready.delete(consumerId);
      this.#hidden.delete(consumerId);
      this.#askedAt.delete(consumerId);
    });
  }

  abstract get phase(): RoomPhase;
  /** Whoever must not notice that something happens is told only of what they may see change. */
  abstract get tellsNewsOnly(): boolean;
  /** What this participant looks at together with the others. */
  abstract documentFor(viewer: PeerId): SharedDocument | null;
  /** Where this participant is now. */
  abstract seatOf(peerId: PeerId): Seat;
  /** Whether the viewer is told that this other participant is here, and of what they send. */
  abstract mayList(viewer: PeerId, other: PeerId): boolean;
  /** Whose names its pages may be told. */
  abstract namedPeers(): [PeerId, ParticipantRole][];
  abstract presentCaptions(viewer: PeerId): RoomCaptionsView | null;
  abstract presentSitting(viewer: PeerId, nameOf: (peerId: PeerId) => string): SittingView | null;
  /** Those of anybody, on whichever server, that flow and must not by all that this server knows for certain. */
  protected abstract flowingAgainstTheRules(): RemoteConsumer[];
  /** The pictures that one page may have flowing at once; null: all it has. */
  protected abstract readonly visibleMax: number | null;

  /** Whether the chair has switched this source of theirs off. */
  isSilenced(_peerId: PeerId, _source: Source): boolean {
    return false;
  }

  /** Whether the viewer may see and hear this speaker at this moment. */
  mayConsumeNow(viewer: PeerId, speaker: PeerId): boolean {
    const isIn = (peerId: PeerId) => this.remote.peers.has(peerId);
    return isIn(viewer) && isIn(speaker) && mayConsume(this.seatOf(viewer), this.seatOf(speaker), this.phase);
  }

  async join(local: LocalPeer): Promise<Joining> {
    const joining = await this.remote.join(local.peerId, { role: local.person.role, lane: 'main' });
    this.locals.set(local.peerId, local);
    return joining;
  }

  async remove(person: Person, reason: RequestedCloseReason = 'removed'): Promise<void> {
    const peerId = peerIdOf(person);
    this.locals.delete(peerId);
    if (!this.remote.isClosed && this.remote.peers.has(peerId)) await this.remote.leave(peerId, reason);
  }

  /** Leaves the participant in the room, for another server to carry on with. */
  forgetPage(pageId: string): void {
    for (const [peerId, local] of this.locals) if (local.pageId === pageId) this.locals.delete(peerId);
  }

  /** The page took these consumers up; they flow as soon as they may. */
  async markReady(...consumerIds: ConsumerId[]): Promise<void> {
    for (const consumerId of consumerIds) this.#ready.add(consumerId);
    await this.reconcile();
  }

  /** The same, where the page knows what of it is on screen. */
  async takeUp(consumerIds: readonly ConsumerId[], views: readonly View[]): Promise<void> {
    for (const consumerId of consumerIds) this.#ready.add(consumerId);
    await this.setViews(views);
  }

  async setViews(views: readonly View[]): Promise<void> {
    for (const view of views) this.#noteView(view);
    const shown = views.filter(({ consumer, isVisible }) => isVisible && consumer.kind === 'video');
    // The layers are asked for first: what begins to flow begins with the one that is wanted.
    await Promise.all([
      ...shown.map(({ consumer, spatialLayer }) => consumer.setPreferredLayers(spatialLayer)),
      this.reconcile(),
    ]);
  }

  #noteView({ consumer: { consumerId }, isVisible }: View): void {
    if (isVisible) {
      if (this.#hidden.delete(consumerId) || !this.#askedAt.has(consumerId)) this.#lastAsk += 1;
      this.#askedAt.set(consumerId, this.#lastAsk);
    } else {
      this.#hidden.add(consumerId);
      this.#askedAt.delete(consumerId);
    }
  }

  /**
   * Brings every consumer of this server's participants to what it may be, flowing or paused, and stops whoever's flows against
   * the rules, in two requests at most.
   */
  async reconcile(): Promise<void> {
    if (this.remote.isClosed) return;
    this.captions.sync();
    const changing = this.#changing();
    const opening = changing.filter(({ isPaused }) => isPaused);
    const stopping = new Set([
      ...changing.filter(({ isPaused }) => !isPaused),
      ...this.flowingAgainstTheRules(),
    ]);
    await Promise.all([
      this.remote.setConsumersPaused(idsOf(opening), false),
      this.remote.setConsumersPaused(idsOf(stopping), true),
    ]);
  }

  /** The half of it that needs no newer word: whatever flows against the rules, whosever it is. */
  async stopWhatMustNotFlow(): Promise<void> {
    if (!this.remote.isClosed)
      await this.remote.setConsumersPaused(idsOf(this.flowingAgainstTheRules()), true);
  }

  /** Whether one of these ought to flow and does not, by all that this server knows. */
  isAmiss(consumerIds: readonly ConsumerId[]): boolean {
    return this.#changing().some(({ consumerId, isPaused }) => isPaused && consumerIds.includes(consumerId));
  }

  /** Whether one of these flows against the rules, by all that this server knows. */
  isAgainstTheRules(consumerIds: readonly ConsumerId[]): boolean {
    return this.flowingAgainstTheRules().some(({ consumerId }) => consumerIds.includes(consumerId));
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

  /**
   * Closes what this server's pages have of those they are not told of any more. Only after they were told: they ask anew for
   * what is listed again.
   */
  async closeUnlisted(isConnected: (pageId: string) => boolean): Promise<void> {
    if (this.remote.isClosed) return;
    const speakers = this.#speakers();
    const unlisted = this.remote.consumers.filter(({ peerId, producerId }) => {
      const speaker = speakers.get(producerId);
      return this.locals.has(peerId) && speaker !== undefined && !this.mayList(peerId, speaker.peerId);
    });
    for (const { peerId } of unlisted) {
      const local = this.locals.get(peerId);
      // It was not told, and is to join anew when it is back.
      if (local && !isConnected(local.pageId)) this.locals.delete(peerId);
    }
    await Promise.all(unlisted.map((consumer) => consumer.close('laneChanged')));
  }

  /** Those that flow, of whoever may not hear them now. */
  protected flowingUnallowed(): RemoteConsumer[] {
    const speakers = this.#speakers();
    return this.remote.consumers.filter(({ peerId, producerId, isPaused }) => {
      const speaker = speakers.get(producerId);
      return !isPaused && speaker !== undefined && !this.mayConsumeNow(peerId, speaker.peerId);
    });
  }

  /** Captions of oneself are made while one is heard. */
  #mayReadAlong(viewer: PeerId, speaker: PeerId): boolean {
    if (viewer !== speaker) return this.mayConsumeNow(viewer, speaker);
    return this.phase === 'live' && this.remote.peers.has(speaker) && this.seatOf(speaker).lane !== 'held';
  }

  #speakers() {
    return new Map(this.remote.producers.map((producer) => [producer.producerId, producer]));
  }

  /** Those of this server's participants that are not what they may be. */
  #changing(): RemoteConsumer[] {
    const flowing = this.#allowedToFlow();
    return this.remote.consumers.filter(
      (consumer) =>
        this.locals.has(consumer.peerId) && consumer.isPaused === flowing.has(consumer.consumerId),
    );
  }

  /** Of this server's participants: what is ready, wanted and allowed, of pictures no more than a page may have. */
  #allowedToFlow(): Set<ConsumerId> {
    const speakers = this.#speakers();
    const allowed = new Set<ConsumerId>();
    const pictures = new Map<PeerId, { consumerId: ConsumerId; source: Source; askedAt: number }[]>();
    for (const { consumerId, peerId, producerId, kind } of this.remote.consumers) {
      const speaker = speakers.get(producerId);
      if (!speaker || !this.locals.has(peerId) || !this.#ready.has(consumerId)) continue;
      if (!this.mayConsumeNow(peerId, speaker.peerId)) continue;
      if (kind === 'audio') allowed.add(consumerId);
      else if (!this.#hidden.has(consumerId)) {
        const picture = { consumerId, source: speaker.source, askedAt: this.#askedAt.get(consumerId) ?? 0 };
        pictures.set(peerId, [...(pictures.get(peerId) ?? []), picture]);
      }
    }
    for (const ofPage of pictures.values())
      for (const { consumerId } of chooseVisible(ofPage, this.visibleMax)) allowed.add(consumerId);
    return allowed;
  }
}
