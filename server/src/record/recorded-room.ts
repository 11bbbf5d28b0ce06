import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RecorderStatus } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { type GapCause, GapCause as GapCauses, type RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import type { StorageLevel } from './blob-store.ts';
import type { FollowedRoom, RoomLook, SeatIn } from './followed-room.ts';
import type { RecordLeases } from './record-lease.store.ts';
import type { RecordWishes, RecordWishStore } from './record-wishes.store.ts';
import type { RecordingRepository, RecordingRow } from './recording.repository.ts';
import { readPeerId, type SegmentRepository } from './segment.repository.ts';
import type { RecordedPerson, RecordingNodeRepository } from './recording-node.repository.ts';
import { hasEnded, isSameStep, mayWrite, nextStep, type RecordingStep } from './recording-state.ts';
import { type ConsentGiven, feedOf, noteOf, type PartPlan, planRoom, wordOf } from './room-plan.ts';
import { presentRecording, type ShownRoom } from './room-recording-view.ts';

export type RecordedRoomDeps = {
  recordings: RecordingRepository;
  nodes: Pick<RecordingNodeRepository, 'use' | 'notePeople'>;
  segments: Pick<SegmentRepository, 'findLastEnd'>;
  wishes: Pick<RecordWishStore, 'find'>;
  leases: RecordLeases;
  findConsent: (roomId: RoomId) => Promise<ConsentGiven | null>;
  /** Under which name somebody stands in a recording, and their department. */
  describe: (
    role: RecordedPerson['role'],
    personId: string,
  ) => Promise<Pick<RecordedPerson, 'displayName' | 'departmentId'>>;
  level: () => Promise<StorageLevel>;
  /** What it became, once its end is written: what nodes have is taken, and so on. */
  onEnded: (row: RecordingRow) => void;
  /** The pages of this server see something else from now on. */
  onChanged: (roomId: RoomId) => void;
  /** Other servers with pages in the room are to look. */
  announce: (roomId: RoomId) => Promise<void>;
  clock: Clock;
  logger: Logger;
};
type Known = { look: RoomLook; wishes: RecordWishes; consent: ConsentGiven | null };

/**
 * The recording of one room, as a server that has pages in it follows it: what people want and the room's lanes come in, and go
 * on to the room's recorder and to the database. Of several servers one leads, whichever has the lease; what must stop is stopped
 * by each of them.
 */
export class RecordedRoom {
  readonly room: FollowedRoom;
  readonly #deps: RecordedRoomDeps;
  readonly #logger: Logger;
  readonly #statuses = new Map<RecordingId, RecorderStatus>();
  /** On the node, by this server's doing. */
  readonly #used = new Set<RecordingId>();
  #refused: GapCause | null = null;
  #sent = '';
  #peopleNoted = '';
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
  }

  get isLeader(): boolean {
    return this.#isLeader;
  }

  /** As one of its participants sees it; null: nothing is recorded and nobody was asked. */
  present(selfId: PeerId) {
    return this.#shown && presentRecording(this.#shown, selfId);
  }

  get shown(): ShownRoom | null {
    return this.#shown;
  }

  /** Something of the room, of people's wishes or of the recorder is another now. */
  changed(): void {
    this.#isDue = true;
    this.reconcile().catch((error) =>
      this.#logger.warn({ err: error }, 'a recording could not follow its room'),
    );
  }

  /** Keeps or takes the lead, and looks where something is due. */
  tick(): void {
    const isReview = this.#deps.clock.now() - this.#reviewedAt >= this.#reviewEveryMs;
    if (this.#isDue || isReview || !this.#isLeader) return this.changed();
    this.#lead().catch((error) => this.#logger.warn({ err: error }, 'the lead of a recorder is not certain'));
  }

  get #reviewEveryMs(): number {
    return this.#isLeader ? reviewEveryMs : 0;
  }

  /** What a recorder tells of one of this room's recordings. */
  handleStatus(status: RecorderStatus): void {
    this.#statuses.set(status.recordingId, status);
    // Somebody who knew less has stopped it: it is asked for anew.
    if (status.state === 'resting') this.#sent = '';
    this.changed();
  }

  /** The link to the node is back, or another room is there: what it was told last is not certain. */
  handleResumed(): void {
    this.#sent = '';
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
  async handleLost(): Promise<void> {
    await this.#last.catch(() => undefined);
    if (this.#isLeader && !this.#isClosed) {
      const known = await this.#look();
      for (const row of await this.#deps.recordings.listRunning(this.room.roomId))
        if (row.state === 'recording' || row.state === 'starting')
          await this.#move(row, { state: 'gap', cause: 'nodeLost' }, known.wishes);
    }
    await this.close();
  }

  /** The talk is over: so are its recordings. Who does not lead leaves that to who does, or to the clerk. */
  async handleOver(): Promise<void> {
    await this.#last.catch(() => undefined);
    if (this.#isLeader && !this.#isClosed) {
      const { wishes } = await this.#look();
      for (const row of await this.#deps.recordings.listRunning(this.room.roomId))
        await this.#move(row, { state: 'finalizing', cause: null }, wishes);
    }
    await this.close();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#isLeader) await this.#deps.leases.free(this.room.roomId);
  }

  async #lead(): Promise<boolean> {
    const wasLeader = this.#isLeader;
    this.#isLeader = await this.#deps.leases.take(this.room.roomId);
    if (this.#isLeader && !wasLeader) this.#sent = '';
    return this.#isLeader;
  }

  async #look(): Promise<Known> {
    const { roomId } = this.room;
    const [look, wishes, consent] = await Promise.all([
      this.room.look(),
      this.#deps.wishes.find(roomId),
      this.#deps.findConsent(roomId),
    ]);
    return { look, wishes, consent };
  }

  async #reconcile(): Promise<void> {
    this.#isDue = false;
    try {
      const known = await this.#look();
      await this.#lead();
      let plans = await this.#plan(known);
      if (this.#isLeader) plans = await this.#begin(plans, known);
      await this.#tell(plans);
      if (this.#isLeader) {
        await this.#notePeople(plans, known);
        plans = await this.#step(plans, known);
      }
      this.#show(plans, known);
      this.#reviewedAt = this.#deps.clock.now();
    } catch (error) {
      this.#isDue = true;
      throw error;
    }
  }

  async #plan({ look, wishes, consent }: Known): Promise<PartPlan[]> {
    const { roomId, kind } = this.room;
    const rows = await this.#deps.recordings.listRunning(roomId);
    return planRoom({ kind, look, wishes, consent, rows, seats: this.room.listSeats() });
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
      const begun = await this.#deps.recordings.begin(wanted, this.#deps.clock.now());
      this.#logger.info({ recordingId: begun.recordingId, part }, 'recording starts');
      hasNew = true;
    }
    if (!hasNew) return plans;
    await this.#deps.announce(roomId);
    return this.#plan(known);
  }

  /** Tells the recorder, where it does not know yet. Who does not lead only stops. */
  async #tell(plans: PartPlan[]): Promise<void> {
    const { recorder } = this.room;
    if (recorder.isClosed || recorder.isInterrupted) return;
    const told = plans.filter(({ row, facts }) => row !== null && (this.#isLeader || !mayWrite(facts)));
    const wanted = [];
    for (const plan of told) {
      // A recorder that was never told of it has nothing to stop.
      if (this.#isLeader && mayWrite(plan.facts) && !(await this.#isReady(plan))) continue;
      wanted.push(...feedOf(plan, this.#nextOf(plan)));
    }
    const sent = JSON.stringify(wanted);
    if (wanted.length === 0 || sent === this.#sent) return;
    try {
      const statuses = await recorder.setRecording(wanted);
      this.#sent = sent;
      this.#refused = null;
      for (const status of statuses) await this.#learn(status, plans);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'UNAVAILABLE') throw error;
      this.#refused = GapCauses.safeParse(error.details?.cause).data ?? 'recorderLost';
      this.#isDue = true;
    }
  }

  /** Whether there is room for more; a recording that is written already is not stopped for it: its node keeps it meanwhile. */
  async #isReady({ row }: PartPlan): Promise<boolean> {
    if (row === null) return false;
    if (this.#statuses.get(row.recordingId)?.state === 'recording') return true;
    if ((await this.#deps.level()) === 'full') {
      this.#refused = 'diskFull';
      this.#isDue = true;
      return false;
    }
    if (!this.#used.has(row.recordingId))
      await this.#deps.nodes.use(row.recordingId, this.room.recorder.nodeId, this.#deps.clock.now());
    this.#used.add(row.recordingId);
    return true;
  }

  /** A recorder that begins what was on is another one: what lies between is missing. */
  async #learn(status: RecorderStatus, plans: PartPlan[]): Promise<void> {
    const isFirst = !this.#statuses.has(status.recordingId);
    this.#statuses.set(status.recordingId, status);
    const plan = plans.find(({ row }) => row?.recordingId === status.recordingId);
    if (!this.#isLeader || !isFirst || status.state !== 'starting' || plan?.row?.state !== 'recording') return;
    const at = (await this.#deps.segments.findLastEnd(status.recordingId)) ?? plan.row.stateSince.getTime();
    const step: RecordingStep = { state: 'gap', cause: 'nodeLost' };
    const moved = await this.#deps.recordings.move(plan.row, step, {
      ...{ at, note: noteOf({ state: 'recording', cause: null }, step, noWishes) },
    });
    if (moved !== null) plan.row = moved;
    plan.facts.current = plan.row && { state: plan.row.state, cause: plan.row.cause };
  }

  #nextOf({ row, facts }: PartPlan): RecordingStep {
    const status = row === null ? undefined : this.#statuses.get(row.recordingId);
    const isFaulty = status?.state === 'gap' || status?.state === 'failed';
    const fault = this.#refused ?? (isFaulty ? (status?.cause ?? 'recorderLost') : null);
    return nextStep({ ...facts, fault, isWriting: status?.state === 'recording' });
  }

  async #step(plans: PartPlan[], known: Known): Promise<PartPlan[]> {
    let hasMoved = false;
    for (const plan of plans) {
      const { row } = plan;
      if (row === null) continue;
      const next = this.#nextOf(plan);
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
    const at = this.#deps.clock.now();
    const moved = await this.#deps.recordings.move(row, next, {
      at,
      note: noteOf({ state, cause }, next, wishes),
    });
    if (moved === null) {
      this.#isDue = true;
      return;
    }
    this.#logger.info({ recordingId, from: state, to: next.state, cause: next.cause }, 'recording');
    if (hasEnded(moved.state)) this.#deps.onEnded(moved);
  }

  async #notePeople(plans: PartPlan[], { look, consent }: Known): Promise<void> {
    const running = plans.filter(({ row }) => row !== null);
    const noted = JSON.stringify([
      consent?.consentId,
      running.map(({ row, seats }) => [row?.recordingId, seats.map(({ peerId }) => peerId)]),
    ]);
    if (noted === this.#peopleNoted) return;
    for (const { row, seats } of running) {
      if (row === null) continue;
      const people = await Promise.all(seats.map((seat) => this.#describe(seat, look, consent)));
      await this.#deps.nodes.notePeople(row.recordingId, people, this.#deps.clock.now());
    }
    this.#peopleNoted = noted;
  }

  async #describe({ peerId, role }: SeatIn, look: RoomLook, consent: ConsentGiven | null) {
    const { personId } = readPeerId(peerId);
    const guest = look.agreedGuests.find((each) => each.personId === personId);
    const ofGuest = guest ? { consentId: null, version: null, sha256: null, at: guest.at } : null;
    const ofApplicant = consent && { ...consent, at: consent.givenAt };
    const word = role === 'applicant' ? ofApplicant : role === 'guest' ? ofGuest : null;
    return {
      ...{ participantId: peerId, role, personId, ...(await this.#deps.describe(role, personId)) },
      consent: word && {
        ...{ consentId: word.consentId, version: word.version, sha256: word.sha256, at: word.at },
      },
    };
  }

  #show(plans: PartPlan[], { look, wishes, consent }: Known): void {
    const shown: ShownRoom = {
      kind: this.room.kind,
      word: wordOf(look.needsConsent, consent, wishes.askedAt),
      wordAt: Math.max(wishes.askedAt ?? 0, consent?.givenAt ?? 0),
      seats: this.room.listSeats(),
      parts: plans.map(({ part, row, seats }) => ({ part, row, peerIds: seats.map(({ peerId }) => peerId) })),
      refused: this.#refused,
    };
    const isSame = JSON.stringify(shown) === JSON.stringify(this.#shown);
    this.#shown = shown;
    if (!isSame) this.#deps.onChanged(this.room.roomId);
  }
}

const noWishes: RecordWishes = { paused: null, resumed: null, askedAt: null };
