import type {
  GapNote,
  RecorderState,
  RecorderStatus,
  RecordingFeed,
} from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { GapCause, TrackId } from '@cloudseat/shared/nouns/recording.ts';
import { recordingTuning } from './tuning.ts';

type Situation = { state: RecorderState; cause: GapCause | null };
type Hooks = {
  onStatus(status: RecorderStatus): void;
  onGap(gap: GapNote): void;
};

/** One recording on this node: who is written, in what state it is, and since when something is missing. */
export class Recording {
  readonly roomId: RoomId;
  readonly #hooks: Hooks;
  feed: RecordingFeed;
  segmentCount = 0;
  #status: RecorderStatus;
  /** The recorder died at this time, and what it wrote then has not begun again. */
  lostAt: number | null = null;
  /** By track: up to when it was written, of what a dead recorder left. */
  readonly #salvagedUntil = new Map<TrackId, number>();

  constructor(roomId: RoomId, feed: RecordingFeed, hooks: Hooks) {
    this.roomId = roomId;
    this.feed = feed;
    this.#hooks = hooks;
    const { recordingId } = feed;
    this.#status = { recordingId, roomId, state: 'starting', cause: null, since: Date.now() };
  }

  get recordingId() {
    return this.feed.recordingId;
  }

  get status(): RecorderStatus {
    return this.#status;
  }

  get isFinished(): boolean {
    return this.#status.state === 'finished';
  }

  /** The state that follows from what is; `at`: when it began. */
  settle(disk: { isFull: boolean }, at = Date.now()): void {
    if (this.isFinished) return;
    this.#enter(this.#situation(disk), at);
  }

  finish(): void {
    if (this.isFinished) return;
    this.#enter({ state: 'finished', cause: null }, Date.now());
  }

  noteSalvaged(trackId: TrackId, until: number): void {
    if (this.lostAt === null) return;
    this.#salvagedUntil.set(trackId, Math.max(this.#salvagedUntil.get(trackId) ?? until, until));
  }

  #situation({ isFull }: { isFull: boolean }): Situation {
    const { peerIds, cause } = this.feed;
    if (peerIds.length === 0) return { state: 'resting', cause };
    if (isFull) return { state: 'gap', cause: 'diskFull' };
    if (this.lostAt !== null) return { state: 'gap', cause: 'recorderLost' };
    return { state: 'recording', cause: null };
  }

  #enter({ state, cause }: Situation, at: number): void {
    const before = this.#status;
    if (before.state === state && before.cause === cause) return;
    const { recordingId, roomId } = before;
    if (before.cause !== null) {
      const startedAt = this.#gapStart(before);
      const endedAt = Math.max(at, startedAt);
      this.#hooks.onGap({ recordingId, trackId: null, cause: before.cause, startedAt, endedAt });
    }
    this.#status = { recordingId, roomId, state, cause, since: Math.round(at) };
    this.#hooks.onStatus(this.#status);
  }

  /** A recorder that died had not written the last half second. */
  #gapStart({ cause, since }: RecorderStatus): number {
    if (cause !== 'recorderLost') return since;
    // A track that ended a while before is not missing anything.
    const lately = [...this.#salvagedUntil.values()].filter(
      (until) => since - until < recordingTuning.flushEveryMs * 4,
    );
    this.#salvagedUntil.clear();
    return Math.min(since, ...lately);
  }
}
