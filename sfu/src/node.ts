import { randomUUID } from 'node:crypto';
import { NodeId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import packageJson from '../package.json' with { type: 'json' };
import { createCaptionService } from './captions/caption-service.ts';
import type { Config } from './config.ts';
import { readHealth } from './health/health.ts';
import type { EmitEvent } from './media/room-context.ts';
import { Rooms } from './media/rooms.ts';
import { WorkerPool } from './media/worker-pool.ts';
import type { ReadFreeBytes } from './recording/disk-watch.ts';
import { type RecorderOptions, RecorderService } from './recording/recorder-service.ts';
import { ControlServer } from './rpc/control-server.ts';
import { createDispatcher } from './rpc/dispatcher.ts';
import { createHandlers } from './rpc/handlers.ts';
import { Link } from './rpc/link.ts';
import { Subscriptions } from './rpc/subscriptions.ts';
import { tuning } from './tuning.ts';

type Times = { graceMs: number; linkIdleLimitMs: number; loadReportEveryMs: number };
const defaultTimes: Times = {
  graceMs: tuning.unclaimedRoomGraceMs,
  linkIdleLimitMs: tuning.linkIdleLimitMs,
  loadReportEveryMs: tuning.loadReportEveryMs,
};

/**
 * A media node: requests of servers come in over links, go through the dispatcher to rooms on workers, and what changes
 * there goes out as events to the links that opened the room.
 */
export class MediaNode {
  readonly nodeId: NodeId;
  readonly pool: WorkerPool;
  readonly rooms: Rooms;
  /** Null without a folder for recordings. */
  readonly recorder: RecorderService | null;
  readonly #logger: Logger;
  readonly #times: Times;
  readonly #subscriptions: Subscriptions;
  readonly #dispatch: ReturnType<typeof createDispatcher>;
  readonly #links = new Set<Link>();
  readonly #reporting: NodeJS.Timeout;
  #server: ControlServer | undefined;
  #closing: Promise<void> | undefined;

  private constructor(
    config: Config,
    { pool, recorder }: { pool: WorkerPool; recorder: RecorderService | null },
    logger: Logger,
    times: Times,
  ) {
    this.nodeId = NodeId.parse(config.nodeId);
    this.pool = pool;
    this.recorder = recorder;
    this.#logger = logger;
    this.#times = times;
    this.#subscriptions = new Subscriptions({
      graceMs: times.graceMs,
      logger,
      closeRoom: (roomId, note) => this.rooms.close(roomId, note),
    });
    const captions = createCaptionService(config.captions, (problem, ids) =>
      logger.warn({ ...ids, problem }, 'captions'),
    );
    this.rooms = new Rooms(
      pool,
      { captions, recorder, pipeListen: config.pipes },
      this.#subscriptions.publish,
    );
    const workerCount = pool.workerCount;
    const identity = {
      nodeId: this.nodeId,
      instanceId: randomUUID(),
      version: packageJson.version,
      startedAt: Date.now(),
      capacity: { workerCount, consumerLimit: workerCount * tuning.consumersPerWorker },
    };
    const handlers = createHandlers({
      ...{ identity, recorder },
      rooms: this.rooms,
      subscriptions: this.#subscriptions,
    });
    this.#dispatch = createDispatcher(handlers, logger);
    this.#reporting = setInterval(() => this.#reportLoad(), times.loadReportEveryMs);
  }

  /** Resolves when workers run and links are taken; rejects, with nothing left behind, when a port is taken. */
  static async create(
    config: Config,
    logger: Logger,
    times = defaultTimes,
    readFreeBytes?: ReadFreeBytes,
  ): Promise<MediaNode> {
    const pool = await WorkerPool.create(config.media, logger);
    let node: MediaNode | null = null;
    const tellAll: EmitEvent = (event, data) => {
      if (node !== null) node.#tellAll(event, data);
    };
    try {
      const recorder = await openRecorder(config.recordingFolder, {
        ...{ logger, emit: tellAll },
        ...(readFreeBytes === undefined ? {} : { readFreeBytes }),
      });
      node = new MediaNode(config, { pool, recorder }, logger, times);
      await node.#listen(config);
      return node;
    } catch (error) {
      await (node ?? pool).close();
      throw error;
    }
  }

  /** Where links are taken. */
  get control(): { host: string; port: number } {
    if (this.#server === undefined) throw new Error('the node does not listen');
    return this.#server.address;
  }

  async #listen(config: Config): Promise<void> {
    this.#server = await ControlServer.create({
      ...config.control,
      secret: config.secret,
      health: () => readHealth(this.nodeId, this.rooms, this.pool),
      onSocket: (socket) => this.#handleSocket(socket),
      openFile: async (path) => (await this.recorder?.openPath(path)) ?? null,
    });
  }

  /** Takes no new rooms, waits until the last has ended or the limit has passed, then closes those left. */
  async drain(limitMs: number): Promise<void> {
    this.rooms.isDraining = true;
    this.#reportLoad();
    this.#logger.info({ ...this.rooms.load(), limitMs }, 'draining');
    const { promise: limitPassed, resolve } = Promise.withResolvers<void>();
    const limit = setTimeout(resolve, limitMs);
    await Promise.race([this.rooms.whenNone(), limitPassed]);
    clearTimeout(limit);
    this.rooms.closeAll({ reason: 'drained', origin: 'node' });
  }

  /** Ends rooms, links and workers at once. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    clearInterval(this.#reporting);
    this.rooms.isDraining = true;
    this.rooms.closeAll({ reason: 'drained', origin: 'node' });
    // Before the links: servers hear of the last segments.
    await this.recorder?.close();
    await this.#server?.close();
    this.#subscriptions.close();
    await this.pool.close();
  }

  #handleSocket(socket: WebSocket): void {
    const link = new Link(socket, {
      idleLimitMs: this.#times.linkIdleLimitMs,
      onFrame: (text) => void this.#dispatch(text, link),
      onClose: () => {
        this.#links.delete(link);
        this.#subscriptions.removeLink(link);
        this.#logger.info({ serverId: link.serverId }, 'link closed');
      },
    });
    this.#links.add(link);
  }

  #reportLoad(): void {
    const report = { isDraining: this.rooms.isDraining, load: this.rooms.load() };
    this.#tellAll('node:updated', report);
  }

  #tellAll: EmitEvent = (event, data) => {
    for (const link of this.#links) if (link.serverId !== undefined) link.send(event, data);
  };
}

const openRecorder = async (folder: string | null, options: Omit<RecorderOptions, 'folder'>) =>
  folder === null ? null : RecorderService.create({ folder, ...options });
