import type { RecordingFeed } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { types } from 'mediasoup';
import type { PeerSource } from '../media/room-context.ts';
import type { Recording } from './recording.ts';
import type { RecordingHost } from './recording-host.ts';
import { RoomInlet } from './room-inlet.ts';
import { recorderCapabilities, StreamTap } from './stream-tap.ts';
import { recordingTuning } from './tuning.ts';

/** What is written into what. */
type Line = { recording: Recording; recordable: PeerSource };
/** By recording and producer. */
type Wanted = Map<string, Line>;

/**
 * What is recorded of one room: keeps the taps as the servers' word, the disk and the recorder's health want them. Changes are
 * made one after the other; each looks at how things are when its turn has come.
 */
export class RoomRecordings {
  readonly roomId: RoomId;
  readonly #host: RecordingHost;
  readonly #recordables = new Set<PeerSource>();
  readonly #recordings = new Map<RecordingId, Recording>();
  readonly #taps = new Map<string, StreamTap>();
  readonly #inlets = new Map<types.Router, RoomInlet>();
  #inletCount = 0;
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(roomId: RoomId, host: RecordingHost) {
    this.roomId = roomId;
    this.#host = host;
  }

  get recordings(): Recording[] {
    return [...this.#recordings.values()];
  }

  /** Takes what a peer sends, in case it is to be recorded now or later. */
  add(recordable: PeerSource): void {
    if (this.#isClosed) return;
    this.#recordables.add(recordable);
    recordable.producer.observer.once('close', () => {
      this.#recordables.delete(recordable);
      if (this.#recordings.size > 0) void this.reconcile();
    });
    if (this.#recordings.size > 0) void this.reconcile();
  }

  /** Resolves when everything that is sent now is tapped, or it is known why not. */
  async set(feeds: readonly RecordingFeed[]): Promise<void> {
    for (const feed of feeds) {
      const known = this.#recordings.get(feed.recordingId);
      if (known !== undefined) known.feed = feed;
      else this.#recordings.set(feed.recordingId, this.#host.begin(this.roomId, feed));
    }
    await this.reconcile();
  }

  /** Resolves when its last segments are told of. */
  async finish(recordingId: RecordingId): Promise<void> {
    const recording = this.#recordings.get(recordingId);
    if (recording === undefined) return;
    this.#recordings.delete(recordingId);
    await this.reconcile();
    recording.finish();
  }

  reconcile(): Promise<void> {
    this.#work = this.#work.then(() => this.#reconcile());
    return this.#work;
  }

  /** The recorder died: nothing of it is left. */
  handleLost(): void {
    const lostAt = Date.now();
    for (const tap of this.#taps.values()) void tap.close();
    this.#taps.clear();
    this.#closeInlets(() => true);
    for (const recording of this.#recordings.values()) {
      recording.lostAt ??= lostAt;
      recording.settle(this.#host);
    }
  }

  /** Another recorder is there; `whenSalvaged`: what the dead one left is told of. */
  async handleBack(whenSalvaged: Promise<void>): Promise<void> {
    await this.reconcile();
    await Promise.all([this.#whenWriting(), whenSalvaged]);
    if (!this.#host.isUp) return;
    for (const recording of this.#recordings.values()) {
      recording.lostAt = null;
      const opened = [...this.#taps.values()].filter((tap) => tap.recordingId === recording.recordingId);
      const times = opened.map((tap) => tap.openedAt).filter((at) => at !== null);
      recording.settle(this.#host, times.length > 0 ? Math.max(...times) : Date.now());
    }
  }

  handleOpened(streamId: string, startedAt: number): void {
    for (const tap of this.#taps.values()) if (tap.streamId === streamId) tap.openedAt ??= startedAt;
  }

  /** With the room: everything is over. Resolves when the last segments are told of. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await Promise.all([...this.#recordings.keys()].map((recordingId) => this.finish(recordingId)));
  }

  async #reconcile(): Promise<void> {
    const wanted = this.#wanted();
    const unwanted = [...this.#taps].filter(([key]) => !wanted.has(key));
    await Promise.all(
      unwanted.map(async ([key, tap]) => {
        this.#taps.delete(key);
        await tap.close();
      }),
    );
    // A recorder that died comes back and this is done again; a producer that closed is not wanted any more.
    await this.#openTaps(wanted);
    this.#closeInlets((router) => this.#recordings.size === 0 || router.closed);
    for (const recording of this.#recordings.values()) recording.settle(this.#host);
  }

  #wanted(): Wanted {
    const wanted: Wanted = new Map();
    if (!this.#host.isUp || this.#host.isFull) return wanted;
    for (const recording of this.#recordings.values()) {
      for (const recordable of this.#recordables) {
        if (!recording.feed.peerIds.includes(recordable.peerId)) continue;
        wanted.set(`${recording.recordingId} ${recordable.producer.id}`, { recording, recordable });
      }
    }
    return wanted;
  }

  async #openTaps(wanted: Wanted): Promise<void> {
    const missing = [...wanted].filter(([key]) => !this.#taps.has(key));
    const routers = new Set(missing.map(([, { recordable }]) => recordable.at.router));
    await this.#settleAll([...routers].map((router) => this.#openInlet(router)));
    await this.#settleAll(missing.map(([key, line]) => this.#openTap(key, line)));
  }

  async #openTap(key: string, { recording, recordable }: Line): Promise<void> {
    const { recordingId } = recording;
    const { router } = recordable.at;
    const inlet = this.#inlets.get(router);
    if (inlet === undefined) return;
    const tap = await StreamTap.open({
      ...{ recordingId, recordable, inlet, process: this.#host.process },
      rtpCapabilities: recorderCapabilities(router),
      firstIndex: (trackId) => this.#host.nextIndex(recordingId, trackId),
      onProblem: (error) => this.#host.logProblem(error, this.roomId),
    });
    // It died while this one was opened.
    if (this.#inlets.get(router) !== inlet) return tap.close();
    this.#taps.set(key, tap);
  }

  /** One breaks none of the others. */
  async #settleAll(works: Promise<void>[]): Promise<void> {
    for (const outcome of await Promise.allSettled(works)) {
      if (outcome.status === 'rejected') this.#host.logProblem(outcome.reason, this.roomId);
    }
  }

  async #openInlet(router: types.Router): Promise<void> {
    if (this.#inlets.has(router)) return;
    this.#inletCount += 1;
    const socketId = `${this.roomId}/${this.#inletCount}`;
    const { process } = this.#host;
    const { pid } = process;
    const inlet = await RoomInlet.open(router, socketId, process);
    if (process.pid !== pid) {
      inlet.close();
      throw new Error('the recorder died meanwhile');
    }
    this.#inlets.set(router, inlet);
    router.observer.once('close', () => void this.reconcile());
  }

  #closeInlets(isOver: (router: types.Router) => boolean): void {
    for (const [router, inlet] of this.#inlets) {
      if (!isOver(router)) continue;
      this.#inlets.delete(router);
      inlet.close();
    }
  }

  /** Until each tap has written its first frame, or those that have not send nothing. */
  async #whenWriting(): Promise<void> {
    const limit = performance.now() + recordingTuning.gapCloseLimitMs;
    while (performance.now() < limit && [...this.#taps.values()].some((tap) => tap.isWaitingForMedia)) {
      await this.#host.nextOpened();
    }
  }
}
