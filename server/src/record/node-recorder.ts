import type { RecorderStatus } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { GapCause, RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { recordingsTuning } from '../tuning-recordings.ts';
import type { StorageLevel } from './blob-store.ts';
import type { RecorderHandle } from './followed-room.ts';
import type { RecordingRepository } from './recording.repository.ts';
import type { RecordingNodeRepository } from './recording-node.repository.ts';
import { mayWrite, type RecordingStep } from './recording-state.ts';
import { feedOf, noteOf, noWishes, type PartPlan } from './room-plan.ts';
import type { SegmentRepository } from './segment.repository.ts';

export type RecorderDeps = {
  recordings: Pick<RecordingRepository, 'move'>;
  nodes: Pick<RecordingNodeRepository, 'isUsed' | 'use'>;
  segments: Pick<SegmentRepository, 'findLastEnd'>;
  level: () => Promise<StorageLevel>;
  clock: Clock;
};

/** What all of the room's recorders know. */
type Others = {
  nextOf(plan: PartPlan): RecordingStep;
  /** Nothing is missing where another node writes it already: the room has only come to this one as well. */
  isWrittenElsewhere(recordingId: RecordingId): boolean;
};

/** A room's recorder on one media node: what it was told, and what it says. */
export class NodeRecorder {
  readonly #handle: RecorderHandle;
  readonly #deps: RecorderDeps;
  readonly #statuses = new Map<RecordingId, RecorderStatus>();
  /** Known to be there: whether something of it was there before this server asked. */
  readonly #used = new Map<RecordingId, boolean>();
  #refused: GapCause | null = null;
  #sent = '';

  constructor(handle: RecorderHandle, deps: RecorderDeps) {
    this.#handle = handle;
    this.#deps = deps;
  }

  get nodeId(): string {
    return this.#handle.nodeId;
  }

  findStatus(recordingId: RecordingId): RecorderStatus | undefined {
    return this.#statuses.get(recordingId);
  }

  /** Why it takes nothing now; worth another try soon. */
  get refused(): GapCause | null {
    return this.#refused;
  }

  handleStatus(status: RecorderStatus): void {
    this.#statuses.set(status.recordingId, status);
    // Somebody who knew less has stopped it: it is asked for anew.
    if (status.state === 'resting') this.#sent = '';
  }

  /** What it was told last is not certain any more. */
  doubt(): void {
    this.#sent = '';
  }

  /**
   * Tells it who is written into what, where it does not know yet: first what stops, which no refusal may hold up. Who does not lead
   * only stops.
   */
  async tell(plans: readonly PartPlan[], isLeader: boolean, others: Others): Promise<void> {
    if (this.#handle.isClosed || this.#handle.isInterrupted) return;
    const stopping = plans.filter(({ facts }) => !mayWrite(facts));
    const writing: PartPlan[] = [];
    if (isLeader)
      for (const plan of plans)
        if (mayWrite(plan.facts) && this.#isHere(plan) && (await this.#isReady(plan))) writing.push(plan);
    const feeds = [stopping, writing].map((each) =>
      each.flatMap((plan) => feedOf(this.#partOf(plan), others.nextOf(plan))),
    );
    const sent = JSON.stringify(feeds);
    if (sent === this.#sent) return;
    try {
      for (const each of feeds)
        if (each.length > 0)
          for (const status of await this.#handle.setRecording(each))
            await this.#learn(status, isLeader ? plans : [], others);
      this.#sent = sent;
      if (writing.length > 0) this.#refused = null;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'UNAVAILABLE') throw error;
      this.#refused = error.details?.problem === 'disk' ? 'diskFull' : 'recorderLost';
    }
  }

  /** Somebody on this node is to be written, or was until now. */
  #isHere(plan: PartPlan): boolean {
    const isKnown = plan.row !== null && this.#statuses.has(plan.row.recordingId);
    return isKnown || this.#partOf(plan).seats.length > 0;
  }

  #partOf(plan: PartPlan): PartPlan {
    return { ...plan, seats: plan.seats.filter(({ peerId }) => this.#handle.peers.has(peerId)) };
  }

  /** Whether there is room for more; a recording that is written already is not stopped for it: its node keeps it meanwhile. */
  async #isReady({ row }: PartPlan): Promise<boolean> {
    if (row === null) return false;
    if (this.#statuses.get(row.recordingId)?.state === 'recording') return true;
    if ((await this.#deps.level()) === 'full') {
      this.#refused = 'diskFull';
      return false;
    }
    const { recordingId } = row;
    if (this.#used.has(recordingId)) return true;
    const { nodes, clock } = this.#deps;
    const wasUsed = await nodes.isUsed(recordingId, this.#handle.nodeId);
    await nodes.use(recordingId, this.#handle.nodeId, clock.now());
    this.#used.set(recordingId, wasUsed);
    return true;
  }

  /** A recorder that begins what was on is another one: what lies between is missing. */
  async #learn(status: RecorderStatus, plans: readonly PartPlan[], others: Others): Promise<void> {
    const { recordingId, state, since } = status;
    const isFirst = !this.#statuses.has(recordingId);
    this.#statuses.set(recordingId, status);
    const plan = plans.find(({ row }) => row?.recordingId === recordingId);
    if (!isFirst || state === 'resting' || plan?.row?.state !== 'recording') return;
    if (others.isWrittenElsewhere(recordingId)) return;
    const isYounger = since > plan.row.stateSince.getTime() + recordingsTuning.otherRecorderMs;
    if (this.#used.get(recordingId) && !isYounger) return;
    const at = (await this.#deps.segments.findLastEnd(recordingId)) ?? plan.row.stateSince.getTime();
    const step: RecordingStep = { state: 'gap', cause: 'nodeLost' };
    const note = noteOf({ state: 'recording', cause: null }, step, noWishes);
    const moved = await this.#deps.recordings.move(plan.row, step, { at, note });
    if (moved === null) return;
    plan.row = moved;
    plan.facts.current = step;
  }
}
