import type { SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import { salvage } from '../files/salvage.ts';
import { writeNote } from '../files/segment-file.ts';
import type { RecorderTelling, SegmentBegin } from '../messages.ts';
import type { OpenSegment } from './open-segment.ts';
import type { Timeline } from './timeline.ts';

export type Tellings = {
  opened(segment: Omit<Extract<RecorderTelling, { type: 'segmentOpened' }>, 'type'>): void;
  closed(segment: SegmentNote): void;
  failed(failure: Omit<Extract<RecorderTelling, { type: 'writeFailed' }>, 'type'>): void;
};

/** What is missing of less than this is nothing that anybody could see or hear. */
const wholeWithinMs = 80;

type Ended = { segment: OpenSegment; startedAt: number | null } & ReturnType<OpenSegment['end']>;

/** Segments that are over, until they are told of: when they began may be known better a little later. */
export class SegmentNotes {
  readonly #timeline: Timeline;
  readonly #folder: string;
  readonly #tell: Tellings;
  #ended: Ended[] = [];
  #telling: Promise<void> = Promise.resolve();

  constructor(timeline: Timeline, folder: string, tell: Tellings) {
    this.#timeline = timeline;
    this.#folder = folder;
    this.#tell = tell;
  }

  add(segment: OpenSegment, end: ReturnType<OpenSegment['end']>): void {
    // Awaited when it is told of.
    end.file.catch(() => undefined);
    this.#ended.push({ segment, startedAt: null, ...end });
  }

  /** The stream's clock is about to be another one. */
  stampAll(): void {
    for (const ended of this.#ended) ended.startedAt ??= this.#stamp(ended.segment);
  }

  tellDue(): void {
    if (this.#ended.length === 0) return;
    this.stampAll();
    const due = this.#ended;
    this.#ended = [];
    for (const ended of due) this.#telling = this.#telling.then(() => this.#finish(ended));
  }

  whenTold(): Promise<void> {
    return this.#telling;
  }

  async #finish({ segment, startedAt, durationMs, file }: Ended): Promise<void> {
    const begin = { ...segment.begin, startedAt: startedAt ?? segment.begin.startedAt };
    try {
      const note = { ...begin, durationMs, ...(await file) };
      await writeNote(this.#folder, note);
      this.#tell.closed(note);
    } catch (error) {
      await this.#handleFailure(begin, durationMs, error);
    }
  }

  /** What was written before the disk refused is kept; what comes after it is missing. */
  async #handleFailure(begin: SegmentBegin, durationMs: number, error: unknown): Promise<void> {
    const rescued = await salvage(this.#folder, begin.fileName).catch(() => null);
    if (rescued !== null) this.#tell.closed(rescued);
    const endedAt = begin.startedAt + durationMs;
    const startedAt = rescued === null ? begin.startedAt : rescued.startedAt + rescued.durationMs;
    if (endedAt - startedAt < wholeWithinMs) return;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    this.#tell.failed({
      ...{ segment: begin, startedAt, endedAt },
      problem: error instanceof Error ? error.message : String(error),
      isDiskFull: code === 'ENOSPC' || code === 'EDQUOT',
    });
  }

  #stamp(segment: OpenSegment): number {
    return Math.round(this.#timeline.wallOf(segment.startTicks));
  }
}
