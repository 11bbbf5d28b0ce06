import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { Recording } from './recording.ts';
import { recordingTuning } from './tuning.ts';

/** Recordings that this process has to do with, and where their tracks go on; of those that are over the latest only. */
export class KnownRecordings {
  readonly #recordings = new Map<RecordingId, Recording>();
  /** By recording and track: the index of the next segment. */
  readonly #nextIndexes = new Map<RecordingId, Map<string, number>>();

  get(recordingId: RecordingId): Recording | undefined {
    return this.#recordings.get(recordingId);
  }

  add(recording: Recording): void {
    const { recordingId } = recording;
    recording.segmentCount = this.#recordings.get(recordingId)?.segmentCount ?? 0;
    this.#recordings.delete(recordingId);
    this.#recordings.set(recordingId, recording);
    this.#forgetOldest();
  }

  nextIndex(recordingId: RecordingId, trackId: string): number {
    return this.#nextIndexes.get(recordingId)?.get(trackId) ?? 0;
  }

  learnIndex(recordingId: RecordingId, trackId: string, next: number): void {
    const indexes = this.#nextIndexes.get(recordingId) ?? new Map<string, number>();
    this.#nextIndexes.set(recordingId, indexes);
    indexes.set(trackId, Math.max(indexes.get(trackId) ?? 0, next));
  }

  #forgetOldest(): void {
    for (const [recordingId, { isFinished }] of this.#recordings) {
      if (this.#recordings.size <= recordingTuning.knownMax) return;
      if (!isFinished) continue;
      this.#recordings.delete(recordingId);
      this.#nextIndexes.delete(recordingId);
    }
  }
}
