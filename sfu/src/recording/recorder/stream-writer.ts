import type { Frame } from '../codecs/frame.ts';
import type { StreamSpec } from '../messages.ts';
import { recordingTuning } from '../tuning.ts';
import { chooseCodec } from './codec-choice.ts';
import { OpenSegment, type Place } from './open-segment.ts';
import { type OrderedPacket, Reordering } from './reordering.ts';
import type { SenderReport } from './rtcp.ts';
import type { RtpPacket } from './rtp.ts';
import { SegmentNotes, type Tellings } from './segment-notes.ts';
import { Ticks, Timeline, type WorkerClock } from './timeline.ts';

type Asking = {
  forKeyFrame(): void;
  forPackets(missing: readonly number[]): void;
};

/**
 * One source of one peer: its packets come in, frames go into segments, segments are told of when they are whole. A segment of
 * pictures begins with a whole one, which is asked for when it is due; until it comes the segment before goes on.
 */
export class StreamWriter {
  readonly spec: StreamSpec;
  readonly #place: Place;
  readonly #ask: Asking;
  readonly #tell: Tellings;
  readonly #choice: ReturnType<typeof chooseCodec>;
  readonly #reordering = new Reordering();
  readonly #ticks = new Ticks();
  readonly #timeline: Timeline;
  readonly #notes: SegmentNotes;
  readonly #startedAt: number;
  #segment: OpenSegment | null = null;
  #last: { ticks: number; at: number } | null = null;
  #askedForKeyAt = Number.NEGATIVE_INFINITY;
  #askedForPacketsAt = 0;

  constructor(spec: StreamSpec, place: Place, worker: WorkerClock, ask: Asking, tell: Tellings, now: number) {
    this.spec = spec;
    this.#place = place;
    this.#ask = ask;
    this.#tell = tell;
    this.#choice = chooseCodec(spec.mimeType);
    this.#timeline = new Timeline(spec.clockRate, worker);
    this.#notes = new SegmentNotes(this.#timeline, place.folder, tell);
    this.#startedAt = now;
  }

  push(packet: RtpPacket): void {
    for (const ordered of this.#reordering.push(packet)) this.#pushOrdered(ordered);
  }

  learn({ timestamp, ntpMs }: SenderReport): void {
    this.#timeline.learnReport(this.#ticks.near(timestamp), ntpMs);
    this.#segment?.restamp(this.#timeline);
  }

  /** Some twenty times a second: what is late, what is missing, what is over. */
  tick(now: number): void {
    if (this.#reordering.isWaiting) {
      for (const ordered of this.#reordering.expire(now)) this.#pushOrdered(ordered);
      this.#askForMissing(now);
    }
    const idleMs = recordingTuning.idleMs[this.spec.kind];
    if (this.#segment !== null && this.#last !== null && now - this.#last.at > idleMs) this.#endSegment(null);
    const isOld = now - this.#startedAt > recordingTuning.stampAfterMs;
    if (isOld && this.#timeline.hasReport) this.#notes.tellDue();
  }

  /** Nothing comes for a while: what there is, is a segment. */
  pause(): void {
    for (const ordered of this.#reordering.flush()) this.#pushOrdered(ordered);
    this.#endSegment(null);
  }

  /** Resolves when all its segments have been told of. */
  close(): Promise<void> {
    this.pause();
    this.#notes.tellDue();
    return this.#notes.whenTold();
  }

  #pushOrdered(packet: OrderedPacket): void {
    const frame = this.#choice.depacketizer.push(packet);
    if (this.#choice.depacketizer.takeLoss()) this.#askForKeyFrame(packet.at);
    if (frame !== null) this.#write(frame, packet.at);
  }

  #write(frame: Frame, at: number): void {
    const ticks = this.#ticks.unwrap(frame.timestamp);
    if (this.#isOtherTime(ticks, at)) {
      this.#endSegment(null);
      this.#notes.stampAll();
      this.#timeline.forget();
      this.#last = null;
    }
    // Twice the same moment: a second copy, or a layer that belongs to the picture before.
    if (this.#last !== null && ticks <= this.#last.ticks) return;
    this.#last = { ticks, at };
    this.#timeline.learnArrival(ticks, this.#place.wallOf(at));
    if (this.#segment?.isOverAt(ticks, frame)) this.#endSegment(ticks);
    if (this.#segment === null) this.#begin(frame, ticks, at);
    this.#segment?.append(frame, ticks);
    if (this.#segment?.isDueAt(ticks)) this.#askForKeyFrame(at);
  }

  #begin(frame: Frame, ticks: number, at: number): void {
    if (!frame.isKey) {
      this.#askForKeyFrame(at);
      return;
    }
    const { streamId, recordingId, trackId } = this.spec;
    const startedAt = Math.round(this.#timeline.wallOf(ticks));
    const { codec, container } = this.#choice;
    const mimeType = this.#choice.mimeTypeOf(frame);
    const chosen = { codec, container, mimeType };
    this.#segment = new OpenSegment(this.spec, this.#place, chosen, { frame, ticks, startedAt });
    this.#tell.opened({ streamId, recordingId, trackId, index: this.#segment.begin.index, startedAt });
  }

  /** `nextTicks`: of the frame after it, when that follows. */
  #endSegment(nextTicks: number | null): void {
    const segment = this.#segment;
    if (segment === null) return;
    this.#segment = null;
    this.#notes.add(segment, segment.end(nextTicks));
  }

  #isOtherTime(ticks: number, at: number): boolean {
    if (this.#last === null) return false;
    const drift = this.#timeline.toMs(ticks - this.#last.ticks) - (at - this.#last.at);
    return Math.abs(drift) > recordingTuning.jumpMs;
  }

  #askForKeyFrame(now: number): void {
    if (this.spec.kind === 'audio' || now - this.#askedForKeyAt < recordingTuning.keyFrameEveryMs) return;
    this.#askedForKeyAt = now;
    this.#ask.forKeyFrame();
  }

  #askForMissing(now: number): void {
    if (now - this.#askedForPacketsAt < recordingTuning.nackEveryMs) return;
    const missing = this.#reordering.missing();
    if (missing.length === 0) return;
    this.#askedForPacketsAt = now;
    this.#ask.forPackets(missing.slice(0, recordingTuning.nackMax));
  }
}
