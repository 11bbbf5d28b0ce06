import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomCaptions as RoomCaptionsView } from '@cloudseat/shared/nouns/caption.ts';
import type { SharedDocument } from '@cloudseat/shared/nouns/document.ts';
import { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { ParticipantRole, type Source } from '@cloudseat/shared/nouns/media-source.ts';
import {
  type SittingPhase,
  type SittingView,
  visiblePictureMax,
} from '@cloudseat/shared/nouns/review-room.ts';
import type { Shown } from '../documents/room-word.ts';
import type { RemoteConsumer } from '../media/remote-consumer.ts';
import type { RemoteProducer } from '../media/remote-producer.ts';
import type { SpreadRoom } from '../media/spread-room.ts';
import type { Logger } from '../platform/logger.ts';
import { mayReadLine, type Seat, seatInSitting } from './lanes.ts';
import { MediaRoom } from './media-room.ts';
import { findMember, type SittingState } from './sitting-state.ts';
import { presentSitting } from './sitting-view.ts';

const recentMax = 9;
const nothingShown: Shown = { version: -1, document: null };

/** What is looked at in the closed part is none of those outside, nor is it there when they come back in: each part has its own. */
export const shownKeyOf = (roomId: string, phase: SittingPhase): string =>
  phase === 'openSession' ? roomId : `${roomId}/closed`;
export const roomIdOfShown = (key: string): string => key.replace(/\/closed$/, '');

/**
 * The room of a review on this server. Where everybody sits follows the sitting's state, which all servers share; whoever is held
 * out is told of nobody but the chair.
 */
export class ReviewRoom extends MediaRoom {
  readonly callId = null;
  declare readonly remote: SpreadRoom;
  readonly phase = 'live';
  readonly tellsNewsOnly = true;
  protected readonly visibleMax = visiblePictureMax;
  #state: SittingState;
  #recentSpeakers: PeerId[] = [];
  readonly #shown = { openSession: nothingShown, closedDeliberation: nothingShown };

  constructor(state: SittingState, remote: SpreadRoom, logger: Logger, onCaptionsChanged: () => void) {
    super(remote, logger.child({ roomId: state.roomId, reviewId: state.reviewId }), onCaptionsChanged);
    this.#state = state;
    this.#nameAudience();
  }

  get state(): SittingState {
    return this.#state;
  }

  /** Who spoke last, the newest first; nobody of the part before. */
  get recentSpeakers(): readonly PeerId[] {
    return this.#recentSpeakers;
  }

  /** The one before it, or null where this is no news. */
  setState(state: SittingState): SittingState | null {
    const before = this.#state;
    if (state.version <= before.version) return null;
    this.#state = state;
    // Whoever comes back in is not told who spoke while they were out.
    if (state.phase !== before.phase) this.#recentSpeakers = [];
    this.#nameAudience();
    return before;
  }

  /** Whether it was news. */
  setShown(key: string, shown: Shown): boolean {
    const phase = key === this.roomId ? 'openSession' : 'closedDeliberation';
    if (shown.version <= this.#shown[phase].version) return false;
    this.#shown[phase] = shown;
    return true;
  }

  documentFor(viewer: PeerId): SharedDocument | null {
    return this.seatOf(viewer).lane === 'held' ? null : this.#shown[this.#state.phase].document;
  }

  /** Whether pages are to be told. */
  noteSpeaker(peerId: PeerId): boolean {
    if (this.#recentSpeakers[0] === peerId || this.seatOf(peerId).lane === 'held') return false;
    const others = this.#recentSpeakers.filter((known) => known !== peerId);
    this.#recentSpeakers = [peerId, ...others].slice(0, recentMax);
    return true;
  }

  /** Whoever is not of the sitting waits outside. */
  seatOf(peerId: PeerId): Seat {
    const member = findMember(this.#state, peerId);
    if (member) return seatInSitting({ role: member.person.role, ...member }, this.#state.phase);
    const role = ParticipantRole.safeParse(peerId.slice(0, peerId.indexOf('-')));
    return { role: role.success ? role.data : 'guest', lane: 'held' };
  }

  mayList(viewer: PeerId, other: PeerId): boolean {
    return this.mayConsumeNow(viewer, other);
  }

  override isSilenced(peerId: PeerId, source: Source): boolean {
    const silenced = findMember(this.#state, peerId)?.silenced;
    if (!silenced) return false;
    return source === 'camera' ? silenced.camera : source !== 'screen' && silenced.microphone;
  }

  namedPeers(): [PeerId, ParticipantRole][] {
    return this.#state.members.map(({ peerId, person }) => [peerId, person.role]);
  }

  /** Whoever is outside does not even learn that they are made. */
  presentCaptions(viewer: PeerId): RoomCaptionsView | null {
    return this.seatOf(viewer).lane === 'held' ? null : this.captions.present(viewer);
  }

  /** What was said in one part is told in no other, though it be open again by then. */
  #nameAudience(): void {
    const { phaseVersion } = this.#state;
    this.captions.setAudience(`part-${phaseVersion}`, phaseVersion);
  }

  /** Whether this participant, connected or not, reads what is written in that part. */
  readsLine(peerId: PeerId, saidIn: SittingPhase): boolean {
    const member = findMember(this.#state, peerId);
    return member !== undefined && mayReadLine({ ...this.seatOf(peerId), part: member.part }, saidIn);
  }

  /** Pages on this server of whoever is inside while it is in that part. */
  pagesInside(phase: SittingPhase): string[] {
    if (phase !== this.#state.phase) return [];
    return [...this.locals.values()]
      .filter(({ peerId }) => this.seatOf(peerId).lane !== 'held')
      .map(({ pageId }) => pageId);
  }

  presentSitting(viewer: PeerId, nameOf: (peerId: PeerId) => string): SittingView {
    const recent = this.#recentSpeakers.map((peerId) => ParticipantId.parse(peerId));
    return presentSitting(this.#state, { viewer, lane: this.seatOf(viewer).lane, recent, nameOf });
  }

  /** Switches off on the node what the chair has switched off; nothing is ever switched on. */
  async enforceSilence(): Promise<void> {
    if (this.remote.isClosed) return;
    const open = this.remote.producers.filter(
      ({ isPaused, peerId, source }) => !isPaused && this.isSilenced(peerId, source),
    );
    await Promise.all(open.map((producer: RemoteProducer) => producer.setPaused(true)));
  }

  /** What this server knows of a sitting is what was decided, or what was before: it looks anew when the others disagree. */
  protected flowingAgainstTheRules(): RemoteConsumer[] {
    return this.flowingUnallowed();
  }
}
