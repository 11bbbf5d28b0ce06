import type { Frame } from '../codecs/frame.ts';
import { opusDuration } from '../codecs/opus.ts';
import type { CodecName } from '../files/container.ts';
import { SegmentFile } from '../files/segment-file.ts';
import type { SegmentBegin, StreamSpec } from '../messages.ts';
import { recordingTuning } from '../tuning.ts';
import type { Timeline } from './timeline.ts';

/** Where a stream's segments lie, and what they are called. */
export type Place = {
  folder: string;
  /** Of this process alone: no segment has the name of another's. */
  run: string;
  takeIndex(): number;
  /** Of a moment of the monotonic clock. */
  wallOf(at: number): number;
};

type Chosen = { codec: CodecName; container: SegmentBegin['container']; mimeType: string };
type First = { frame: Frame; ticks: number; startedAt: number };

/** A frame that follows later than this does not belong to the one before: something was missing between them. */
const togetherMs = 1_500;
const usualPictureMs = 40;

/** The segment that a stream is written into now. Times are ticks of the stream. */
export class OpenSegment {
  readonly begin: SegmentBegin;
  readonly startTicks: number;
  readonly #spec: StreamSpec;
  readonly #file: SegmentFile;
  readonly #first: Frame;
  #lastTicks: number;
  #lastStep: number;

  constructor(spec: StreamSpec, place: Place, { codec, container, mimeType }: Chosen, first: First) {
    const { trackId, recordingId, peerId, source, kind } = spec;
    const index = place.takeIndex();
    const { frame, ticks, startedAt } = first;
    this.begin = {
      ...{ recordingId, trackId, peerId, source, kind, index, startedAt, container, mimeType },
      width: frame.size?.width ?? null,
      height: frame.size?.height ?? null,
      fileName: `${trackId}.${place.run}.${String(index).padStart(6, '0')}.${container}`,
    };
    this.#spec = spec;
    this.#first = frame;
    this.startTicks = ticks;
    this.#lastTicks = ticks;
    this.#lastStep = this.#toTicks(usualPictureMs);
    this.#file = new SegmentFile(place.folder, this.begin, { codec, size: frame.size, config: frame.config });
  }

  append(frame: Frame, ticks: number): void {
    if (this.#spec.kind === 'audio') this.#lastStep = opusDuration(frame.data);
    else if (ticks > this.#lastTicks) {
      this.#lastStep = Math.min(ticks - this.#lastTicks, this.#toTicks(1_000));
    }
    this.#lastTicks = ticks;
    this.#file.append(this.#toMs(ticks - this.startTicks), frame.data, frame.isKey);
  }

  /** A frame with which another segment may or must begin. */
  isOverAt(ticks: number, { isKey, size, config }: Frame): boolean {
    if (!isKey) return false;
    const first = this.#first;
    const isOtherSize = size?.width !== first.size?.width || size?.height !== first.size?.height;
    const isOther = isOtherSize || config !== first.config;
    const { segmentMs, earlyCutMs } = recordingTuning;
    return isOther || this.#ageMs(ticks) >= (this.#spec.kind === 'audio' ? segmentMs : earlyCutMs);
  }

  /** It is as long as it should get. */
  isDueAt(ticks: number): boolean {
    return this.#ageMs(ticks) >= recordingTuning.segmentMs;
  }

  restamp(timeline: Timeline): void {
    this.#file.restamp(Math.round(timeline.wallOf(this.startTicks)));
  }

  /** `nextTicks`: of the frame that follows; null: none does. */
  end(nextTicks: number | null): { durationMs: number; file: ReturnType<SegmentFile['end']> } {
    const follows = nextTicks !== null && nextTicks - this.#lastTicks < this.#toTicks(togetherMs);
    const endTicks = follows ? nextTicks : this.#lastTicks + this.#lastStep;
    const durationMs = this.#toMs(endTicks - this.startTicks);
    return { durationMs: Math.round(durationMs), file: this.#file.end(durationMs) };
  }

  #ageMs(ticks: number): number {
    return this.#toMs(ticks - this.startTicks);
  }

  #toMs(ticks: number): number {
    return (ticks * 1_000) / this.#spec.clockRate;
  }

  #toTicks(ms: number): number {
    return (ms * this.#spec.clockRate) / 1_000;
  }
}
