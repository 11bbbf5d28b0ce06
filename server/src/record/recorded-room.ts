import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RecorderStatus } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { recordingsTuning } from '../tuning-recordings.ts';
import type { StorageLevel } from './blob-store.ts';
import type { FollowedRoom, RoomLook, SeatIn } from './followed-room.ts';
import type { GapRepository } from './gap.repository.ts';
import type { RecordLeases } from './record-lease.store.ts';
import type { RecordWishes, RecordWishStore } from './record-wishes.store.ts';
import type { RecordingRepository, RecordingRow } from './recording.repository.ts';
import type { RecordedPerson, RecordingNodeRepository } from './recording-node.repository.ts';
import { hasEnded, isSameStep, mayWrite, type RecordingStep } from './recording-state.ts';
import { noteOf, type PartPlan, planRoom, wordOf } from './room-plan.ts';
import { RoomRecorder } from './room-recorder.ts';
import { presentRecording, type ShownRoom } from './room-recording-view.ts';
import { readPeerId, type SegmentRepository } from './segment.repository.ts';

export type RecordedRoomDeps = {
  recordings: Pick<RecordingRepository, 'listRunning' | 'begin' | 'move' | 'setCase'>;
  nodes: Pick<RecordingNodeRepository, 'isUsed' | 'use' | 'notePeople'>;
  segments: Pick<SegmentRepository, 'findLastEnd'>;
  gaps: Pick<GapRepository, 'add'>;
  wishes: Pick<RecordWishStore, 'find'>;
  leases: RecordLeases;
  level: () => Promise<StorageLevel>;
  /** One has ended, and its end is written: what nodes have of it is to be taken. */
  onEnded: (row: RecordingRow) => void;
  /** The pages of this server see something else from now on. */
  onChanged: (roomId: RoomId) => void;
  /** Other servers with pages in the room are to look. */
  announce: (roomId: RoomId) => Promise<void>;
  clock: Clock;
  logger: Logger;
};
type Known = { look: RoomLook; wishes: RecordWishes };

/**
 * The recording of one room, as a server that has pages in it follows it: what people want and the room's lanes come in, and go
 * on to the room's recorder and to the database. Of several servers one leads, whichever has the lease; what must stop is stopped
 * by each of them.
 */
export class RecordedRoom {
  readonly room: FollowedRoom;
  readonly #deps: RecordedRoomDeps;
  readonly #logger: Logger;
  readonly #recorder: RoomRecorder;
  #peopleNoted = '';
  #seatsSeen = '';
  #isLeader = false;
  #isClosed = false;
  #isDue = true;
  #reviewedAt = 0;
  #shown: ShownRoom | null = null;
  #last: Promise<void> = Promise.resolve();
  #queued: Promise<void> | null = null;

  constructor(room: FollowedRoom, deps: RecordedRoomDeps) {
    this.room = room;
    this.#deps = deps;
    this.#logger = deps.logger.child({ roomId: room.roomId });
    this.#recorder = new RoomRecorder(() => room.listRecorders(), deps);
  }

  get isLeader(): boolean {
    return this.#isLeader;
  }

  /** As it was seen last; null: not yet. */
  get shown(): ShownRoom | null {
    return this.#shown;
  }

  /** For one of its participants; null: nothing is recorded and nobody was asked. */
  present(selfId: PeerId): RoomRecording | null {
    return this.#shown && presentRecording(this.#shown, selfId);
  }

  /** Something of the room, of people's wishes or of the recorder is another now. */
  changed(): void {
    this.#isDue = true;
    this.reconcile().catch((error) =>
      this.#logger.warn({ err: error }, 'a recording could not follow its room'),
    );
  }

  /** Something of the room: looked at where somebody came, went, or sits elsewhere. */
  roomChanged(): void {
    const nodes = this.room.listRecorders();
    const seats = JSON.stringify(
      this.room.listSeats().map((seat) => [seat, nodes.findIndex(({ peers }) => peers.has(seat.peerId))]),
    );
    if (seats === this.#seatsSeen) return;
    this.#seatsSeen = seats;
    this.changed();
  }

  /** Keeps or takes the lead, and looks where something is due. */
  tick(): void {
    const isReview = this.#deps.clock.now() - this.#reviewedAt >= recordingsTuning.reviewEveryMs;
    if (this.#isDue || isReview) {
      this.changed();
      return;
    }
    const wasLeader = this.#isLeader;
    this.#lead()
      .then((isLeader) => {
        if (isLeader !== wasLeader) this.changed();
      })
      .catch((error) => this.#logger.warn({ err: error }, 'who leads a recorder is not certain'));
  }

  /** What the recorder says of one of this room's recordings. */
  handleStatus(nodeId: string, status: RecorderStatus): void {
    this.#recorder.handleStatus(nodeId, status);
    this.changed();
  }

  /** The link to the node is back. */
  handleResumed(): void {
    this.#recorder.doubt();
    this.changed();
  }

  /** Brings the recorder to what it may write now. Resolves once it has stopped what must stop. */
  reconcile(): Promise<void> {
    if (this.#queued !== null) return this.#queued;
    const run = this.#last
      .catch(() => undefined)
      .then(() => {
        this.#queued = null;
        return this.#isClosed ? undefined : this.#reconcile();
      });
    this.#queued = run;
    this.#last = run;
    return run;
  }

  /** The room's media are lost: nothing is written until it is on a node again. */
  handleLost(): Promise<void> {
    return this.#leave({ state: 'gap', cause: 'nodeLost' }, ({ state }) =>
      ['starting', 'recording'].includes(state),
    );
  }

  /** The talk is over: so are its recordings. Who does not lead leaves that to who does, or to the clerk. */
  handleOver(): Promise<void> {
    return this.#leave({ state: 'finalizing', cause: null }, () => true);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#isLeader) await this.#deps.leases.free(this.room.roomId);
  }

  async #leave(step: RecordingStep, concerns: (row: RecordingRow) => boolean): Promise<void> {
    await this.#last.catch(() => undefined);
    try {
      if (this.#isClosed || !this.#isLeader) return;
      const { wishes } = await this.#look();
      for (const row of await this.#deps.recordings.listRunning(this.room.roomId))
        if (concerns(row)) await this.#move(row, step, wishes);
    } finally {
      await this.close();
    }
  }

  async #lead(): Promise<boolean> {
    const wasLeader = this.#isLeader;
    this.#isLeader = await this.#deps.leases.take(this.room.roomId);
    if (this.#isLeader && !wasLeader) this.#recorder.doubt();
    return this.#isLeader;
  }

  async #look(): Promise<Known> {
    const { roomId } = this.room;
    const [look, wishes] = await Promise.all([this.room.look(), this.#deps.wishes.find(roomId)]);
    return { look, wishes };
  }

  async #reconcile(): Promise<void> {
    this.#isDue = false;
    try {
      const known = await this.#look();
      await this.#lead();
      let plans = await this.#plan(known);
      await this.#nameLost(plans);
      if (this.#isLeader) plans = await this.#begin(plans, known);
      await this.#recorder.tell(plans, this.#isLeader);
      if (this.#isLeader) {
        await this.#notePeople(plans, known);
        plans = await this.#step(plans, known);
      }
      if (this.#recorder.refused !== null) this.#isDue = true;
      this.#show(plans, known);
      this.#reviewedAt = this.#deps.clock.now();
    } catch (error) {
      this.#isDue = true;
      throw error;
    }
  }

  async #plan({ look, wishes }: Known): Promise<PartPlan[]> {
    const { roomId, kind } = this.room;
    const rows = await this.#deps.recordings.listRunning(roomId);
    return planRoom({ kind, look, wishes, rows, seats: this.room.listSeats() });
  }

  /** What may be written and is not recorded yet begins, in the database first. */
  async #begin(plans: PartPlan[], known: Known): Promise<PartPlan[]> {
    const { roomId, kind } = this.room;
    const { callId, reviewId, caseId, departmentId, hasBegun } = known.look;
    let hasNew = false;
    for (const { part, row, facts } of plans) {
      if (row !== null && row.caseId === null && caseId !== null)
        await this.#deps.recordings.setCase(row.recordingId, caseId);
      if (row !== null || !hasBegun || !mayWrite(facts)) continue;
      const wanted = { kind, part, roomId, callId, reviewId, caseId, departmentId };
      const { recordingId } = await this.#deps.recordings.begin(wanted, this.#deps.clock.now());
      this.#logger.info({ recordingId, part }, 'recording starts');
      hasNew = true;
    }
    if (!hasNew) return plans;
    await this.#deps.announce(roomId);
    return this.#plan(known);
  }

  /** One of several nodes is lost: what it wrote last is missing of whoever was there, the others go on. */
  async #nameLost(plans: readonly PartPlan[]): Promise<void> {
    const lost = this.#recorder.takeLost();
    if (!this.#isLeader) return;
    const endedAt = this.#deps.clock.now();
    for (const recorder of lost)
      for (const { row } of plans) {
        if (row === null || recorder.findStatus(row.recordingId)?.state !== 'recording') continue;
        const { recordingId } = row;
        const { nodeId } = recorder;
        const lastEnd = await this.#deps.segments.findLastEnd(recordingId, nodeId);
        const startedAt = lastEnd ?? row.startedAt.getTime();
        await this.#deps.gaps.add({ recordingId, trackId: null, cause: 'nodeLost', startedAt, endedAt });
        this.#logger.warn({ recordingId, sfuId: nodeId }, 'one of the nodes of a recording is lost');
      }
  }

  async #step(plans: PartPlan[], known: Known): Promise<PartPlan[]> {
    let hasMoved = false;
    for (const plan of plans) {
      const { row } = plan;
      if (row === null) continue;
      const next = this.#recorder.nextOf(plan);
      if (isSameStep(next, row)) continue;
      await this.#move(row, next, known.wishes);
      hasMoved = true;
    }
    if (!hasMoved) return plans;
    await this.#deps.announce(this.room.roomId);
    return this.#plan(known);
  }

  async #move(row: RecordingRow, next: RecordingStep, wishes: RecordWishes): Promise<void> {
    const { recordingId, state, cause } = row;
    const note = noteOf({ state, cause }, next, wishes);
    const moved = await this.#deps.recordings.move(row, next, { at: this.#deps.clock.now(), note });
    if (moved === null) {
      this.#isDue = true;
      return;
    }
    this.#logger.info({ recordingId, from: state, to: next.state, cause: next.cause }, 'recording');
    if (hasEnded(moved.state)) this.#deps.onEnded(moved);
  }

  async #notePeople(plans: PartPlan[], { look }: Known): Promise<void> {
    const running = plans.flatMap(({ row, seats }) => (row === null ? [] : [{ row, seats }]));
    const noted = JSON.stringify([
      look.consent?.consentId,
      running.map(({ row, seats }) => [row.recordingId, seats.map(({ peerId }) => peerId)]),
    ]);
    if (noted === this.#peopleNoted) return;
    for (const { row, seats } of running) {
      const people = await Promise.all(seats.map((seat) => this.#describe(seat, look)));
      await this.#deps.nodes.notePeople(row.recordingId, people, this.#deps.clock.now());
    }
    this.#peopleNoted = noted;
  }

  async #describe({ peerId, role }: SeatIn, { consent, agreedGuests }: RoomLook): Promise<RecordedPerson> {
    const { personId } = readPeerId(peerId);
    const guest = agreedGuests.find((each) => each.personId === personId);
    const words = {
      applicant: consent && { ...consent, at: consent.givenAt },
      guest: guest && { consentId: null, version: null, sha256: null, at: guest.at },
    };
    const word = role === 'applicant' ? words.applicant : role === 'guest' ? words.guest : null;
    return {
      ...{ participantId: peerId, role, personId, ...(await this.room.describe(role, personId)) },
      consent: word
        ? { consentId: word.consentId, version: word.version, sha256: word.sha256, at: word.at }
        : null,
    };
  }

  #show(plans: PartPlan[], { look, wishes }: Known): void {
    const { consent } = look;
    const shown: ShownRoom = {
      kind: this.room.kind,
      word: wordOf(look.needsConsent, consent, wishes.askedAt),
      wordAt: Math.max(wishes.askedAt ?? 0, consent?.givenAt ?? 0),
      seats: this.room.listSeats(),
      parts: plans.map(({ part, row, seats }) => ({ part, row, peerIds: seats.map(({ peerId }) => peerId) })),
    };
    const isSame = JSON.stringify(shown) === JSON.stringify(this.#shown);
    this.#shown = shown;
    if (!isSame) this.#deps.onChanged(this.room.roomId);
  }
}
