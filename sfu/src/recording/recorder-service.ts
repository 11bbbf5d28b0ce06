import type { SfuOutput } from '@cloudseat/shared/contract/sfu.ts';
import {
  type GapNote,
  type RecorderStatus,
  type RecordingFeed,
  SegmentFileName,
} from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { Logger } from 'pino';
import { SfuError } from '../errors.ts';
import type { EmitEvent } from '../media/room-context.ts';
import { DiskWatch, type ReadFreeBytes, readFreeBytes } from './disk-watch.ts';
import { KeptFiles } from './kept-files.ts';
import { KnownRecordings } from './known-recordings.ts';
import type { RecorderTelling } from './messages.ts';
import { RecorderProcess } from './recorder-process.ts';
import { Recording } from './recording.ts';
import type { RecordingHost } from './recording-host.ts';
import { RoomRecordings } from './room-recordings.ts';
import { recordingTuning } from './tuning.ts';

export type RecorderOptions = {
  folder: string;
  logger: Logger;
  /** To every server. */
  emit: EmitEvent;
  readFreeBytes?: ReadFreeBytes;
};

type Telling<Type extends RecorderTelling['type']> = Extract<RecorderTelling, { type: Type }>;

/** Recording on this node: rooms say what is to be written, the recorder writes it, servers hear of each segment and fetch it. */
export class RecorderService implements RecordingHost {
  readonly process: RecorderProcess;
  readonly kept: KeptFiles;
  readonly #logger: Logger;
  readonly #emit: EmitEvent;
  readonly #disk: DiskWatch;
  readonly #rooms = new Map<RoomId, RoomRecordings>();
  readonly #closings = new Map<RoomId, Promise<void>>();
  readonly #recordings = new KnownRecordings();
  readonly #openedWaiters = new Set<() => void>();
  /** What earlier recorders left is being made playable. */
  #salvaging: Promise<void> = Promise.resolve();

  private constructor({ folder, logger, emit, readFreeBytes: readFree = readFreeBytes }: RecorderOptions) {
    this.#logger = logger;
    this.#emit = emit;
    this.kept = new KeptFiles(folder);
    this.#disk = new DiskWatch(folder, readFree, (state) => {
      logger[state.level === 'ample' ? 'info' : 'warn'](state, 'recording:diskChanged');
      emit('recording:diskChanged', state);
      for (const room of this.#rooms.values()) void room.reconcile();
    });
    this.process = new RecorderProcess({
      ...{ folder, logger },
      onTelling: (telling) => this.#handleTelling(telling),
      onLost: () => {
        for (const room of this.#rooms.values()) room.handleLost();
      },
      onBack: () => {
        this.#salvage();
        for (const room of this.#rooms.values()) void room.handleBack(this.#salvaging);
      },
    });
  }

  /** Rejects when the folder cannot be used. Begins to salvage what an earlier node left behind. */
  static async create(options: RecorderOptions): Promise<RecorderService> {
    const service = new RecorderService(options);
    await service.kept.prepare();
    await service.#disk.check();
    if (await service.kept.hasBegun()) {
      service.process.start();
      service.#salvage();
    }
    return service;
  }

  get isUp(): boolean {
    return this.process.isUp;
  }

  get isFull(): boolean {
    return this.#disk.state.level === 'full';
  }

  openRoom(roomId: RoomId): RoomRecordings {
    const room = new RoomRecordings(roomId, this);
    this.#rooms.set(roomId, room);
    return room;
  }

  /** Ends what is recorded of it. */
  closeRoom(room: RoomRecordings): void {
    const { roomId } = room;
    if (this.#rooms.get(roomId) === room) this.#rooms.delete(roomId);
    const closing = room.close().finally(() => this.#closings.delete(roomId));
    this.#closings.set(roomId, closing);
  }

  /** UNAVAILABLE, and nothing changed, when something new cannot be begun. */
  async set(room: RoomRecordings, feeds: readonly RecordingFeed[]): Promise<RecorderStatus[]> {
    const isNew = ({ recordingId }: RecordingFeed) =>
      this.#recordings.get(recordingId)?.roomId !== room.roomId;
    const begun = feeds.filter(isNew);
    if (begun.length > 0) {
      if ((await this.#disk.check()).level === 'full') throw unavailable('disk', 'the disk is full');
      this.process.start();
      if (!this.isUp) throw unavailable('recorder', 'the recorder is not there');
      for (const { recordingId } of begun) await this.#learnIndexes(recordingId);
    }
    await room.set(feeds);
    return feeds.flatMap(({ recordingId }) => this.#recordings.get(recordingId)?.status ?? []);
  }

  async finish(roomId: RoomId, recordingId: RecordingId): Promise<{ segmentCount: number }> {
    await this.#rooms.get(roomId)?.finish(recordingId);
    await this.#closings.get(roomId);
    const known = this.#recordings.get(recordingId);
    const segmentCount = known?.segmentCount ?? (await this.kept.count(recordingId));
    if (known?.isFinished ?? true) await this.kept.dropEmpty(recordingId);
    return { segmentCount };
  }

  async listKept(recordingId: RecordingId | null): Promise<SfuOutput<'recording:listKept'>> {
    await this.#salvaging;
    return this.kept.list(recordingId);
  }

  async drop(recordingId: RecordingId, fileNames: readonly string[]): Promise<void> {
    await this.kept.drop(recordingId, fileNames);
    if (this.#recordings.get(recordingId)?.isFinished ?? true) await this.kept.dropEmpty(recordingId);
  }

  /** What `sfuRecordingFilePath` names; null when it is not here. */
  async openPath(path: string): ReturnType<KeptFiles['open']> {
    const [, , recordingId, fileName, ...rest] = path.split('/');
    const named = {
      id: RecordingId.safeParse(recordingId).data,
      name: SegmentFileName.safeParse(fileName).data,
    };
    if (named.id === undefined || named.name === undefined || rest.length > 0) return null;
    return this.kept.open(named.id, named.name);
  }

  /** Ends every segment; resolves when the recorder is gone. */
  async close(): Promise<void> {
    this.#disk.close();
    for (const room of [...this.#rooms.values()]) this.closeRoom(room);
    await Promise.all(this.#closings.values());
    await this.process.close();
  }

  begin(roomId: RoomId, feed: RecordingFeed): Recording {
    const recording = new Recording(roomId, feed, {
      onStatus: (status) => {
        this.#logger.info(status, 'recording:stateChanged');
        this.#emit('recording:stateChanged', status);
      },
      onGap: (gap) => this.#tellGap(roomId, gap),
    });
    this.#recordings.add(recording);
    return recording;
  }

  nextIndex(recordingId: RecordingId, trackId: string): number {
    return this.#recordings.nextIndex(recordingId, trackId);
  }

  nextOpened(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#openedWaiters.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, recordingTuning.gapCloseLimitMs);
      this.#openedWaiters.add(wake);
    });
  }

  logProblem(error: unknown, roomId: RoomId): void {
    this.#logger[this.isUp ? 'warn' : 'debug']({ err: error, roomId }, 'a source is not recorded');
  }

  #salvage(): void {
    this.#salvaging = this.process.ask({ type: 'salvage' }).then(
      () => undefined,
      // It died again; the next one salvages.
      () => undefined,
    );
  }

  async #learnIndexes(recordingId: RecordingId): Promise<void> {
    for (const [trackId, next] of await this.kept.nextIndexes(recordingId))
      this.#recordings.learnIndex(recordingId, trackId, next);
  }

  #handleTelling(telling: RecorderTelling): void {
    if (telling.type === 'segmentOpened') this.#handleOpened(telling);
    else if (telling.type === 'segmentClosed') this.#handleSegment(telling);
    else this.#handleFailure(telling);
  }

  #handleOpened({ streamId, recordingId, trackId, index, startedAt }: Telling<'segmentOpened'>): void {
    this.#recordings.learnIndex(recordingId, trackId, index + 1);
    for (const room of this.#rooms.values()) room.handleOpened(streamId, startedAt);
    for (const wake of [...this.#openedWaiters]) wake();
  }

  #handleSegment({ segment, isSalvaged }: Telling<'segmentClosed'>): void {
    const recording = this.#recordings.get(segment.recordingId);
    // Of an earlier node: whoever reaches this one asks what was kept.
    if (recording === undefined) return;
    this.#recordings.learnIndex(segment.recordingId, segment.trackId, segment.index + 1);
    recording.segmentCount += 1;
    if (isSalvaged) recording.noteSalvaged(segment.trackId, segment.startedAt + segment.durationMs);
    this.#logger.debug({ ...segment, roomId: recording.roomId }, 'recording:segmentClosed');
    this.#emit('recording:segmentClosed', { roomId: recording.roomId, segment });
  }

  #handleFailure(telling: Telling<'writeFailed'>): void {
    const { problem, isDiskFull, startedAt, endedAt } = telling;
    const { recordingId, trackId } = telling.segment;
    this.#logger.error({ recordingId, trackId, problem }, 'a segment could not be written');
    if (isDiskFull) void this.#disk.check();
    const recording = this.#recordings.get(recordingId);
    const cause = isDiskFull ? ('diskFull' as const) : ('writeFailed' as const);
    if (recording) this.#tellGap(recording.roomId, { recordingId, trackId, cause, startedAt, endedAt });
  }

  #tellGap(roomId: RoomId, gap: GapNote): void {
    this.#logger.info({ ...gap, roomId }, 'recording:gapClosed');
    this.#emit('recording:gapClosed', { roomId, gap });
    this.kept.addGap(gap).catch((error: unknown) => {
      this.#logger.error({ err: error, ...gap }, 'a gap could not be noted');
    });
  }
}

export const unavailable = (problem: 'recorder' | 'disk', message: string) =>
  new SfuError('UNAVAILABLE', message, { problem });
