import type { RecorderStatus } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { GapCause } from '@cloudseat/shared/nouns/recording.ts';
import type { RecorderHandle } from './followed-room.ts';
import { NodeRecorder, type RecorderDeps } from './node-recorder.ts';
import { nextStep, type RecordingStep } from './recording-state.ts';
import type { PartPlan } from './room-plan.ts';

/** A room's recorders, one on each media node that carries it: what they were told, and what they say together. */
export class RoomRecorder {
  readonly #list: () => readonly RecorderHandle[];
  readonly #deps: RecorderDeps;
  readonly #recorders = new Map<RecorderHandle, NodeRecorder>();

  constructor(list: () => readonly RecorderHandle[], deps: RecorderDeps) {
    this.#list = list;
    this.#deps = deps;
    this.takeLost();
  }

  /** Why one of them takes nothing now; worth another try soon. */
  get refused(): GapCause | null {
    return this.#all.find(({ refused }) => refused !== null)?.refused ?? null;
  }

  handleStatus(nodeId: string, status: RecorderStatus): void {
    for (const recorder of this.#all) if (recorder.nodeId === nodeId) recorder.handleStatus(status);
  }

  /** What they were told last is not certain any more. */
  doubt(): void {
    for (const recorder of this.#all) recorder.doubt();
  }

  /** Where a recording ought to stand by all that is known. */
  nextOf({ row, facts }: PartPlan): RecordingStep {
    const statuses =
      row === null ? [] : this.#all.flatMap((recorder) => recorder.findStatus(row.recordingId) ?? []);
    const faulty = statuses.find(({ state }) => state === 'gap' || state === 'failed');
    const fault = this.refused ?? (faulty && (faulty.cause ?? 'recorderLost')) ?? null;
    return nextStep({ ...facts, fault, isWriting: statuses.some(({ state }) => state === 'recording') });
  }

  /** Tells each who of those on its node is written into what, where it does not know yet. Who does not lead only stops. */
  async tell(plans: readonly PartPlan[], isLeader: boolean): Promise<void> {
    const outcomes = await Promise.allSettled(
      this.#all.map((recorder) =>
        recorder.tell(plans, isLeader, {
          nextOf: (plan) => this.nextOf(plan),
          isWrittenElsewhere: (recordingId) =>
            this.#all.some(
              (other) => other !== recorder && other.findStatus(recordingId)?.state === 'recording',
            ),
        }),
      ),
    );
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /** Those whose node carries the room no more, each once; new ones are taken in. */
  takeLost(): NodeRecorder[] {
    const handles = this.#list();
    for (const handle of handles)
      if (!this.#recorders.has(handle)) this.#recorders.set(handle, new NodeRecorder(handle, this.#deps));
    const lost = [...this.#recorders].filter(([handle]) => !handles.includes(handle));
    for (const [handle] of lost) this.#recorders.delete(handle);
    return lost.map(([, recorder]) => recorder);
  }

  get #all(): NodeRecorder[] {
    return [...this.#recorders.values()];
  }
}
