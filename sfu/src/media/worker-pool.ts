import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { SfuError } from '../errors.ts';
import { tuning } from '../tuning.ts';
import { MediaWorker } from './media-worker.ts';

/**
 * The node's workers. A new room, and who has no place left on a large one's routers, goes to the least loaded; a worker that died is replaced on the same ports, its rooms
 * notice by themselves.
 */
export class WorkerPool {
  readonly #media: Config['media'];
  readonly #logger: Logger;
  /** By index; undefined while a dead worker is being replaced. */
  readonly #slots: Array<MediaWorker | undefined>;
  readonly #retries = new Set<NodeJS.Timeout>();
  readonly #sampling: NodeJS.Timeout;
  #closing: Promise<void> | undefined;

  private constructor(media: Config['media'], logger: Logger) {
    this.#media = media;
    this.#logger = logger;
    this.#slots = Array.from({ length: media.workerCount });
    this.#sampling = setInterval(() => this.#sampleLoads(), tuning.loadSampleEveryMs);
  }

  /** Starts all workers; rejects, with none left behind, when one of them does not start. */
  static async create(media: Config['media'], logger: Logger): Promise<WorkerPool> {
    const pool = new WorkerPool(media, logger);
    try {
      await Promise.all(pool.#slots.map((_, index) => pool.#start(index)));
      return pool;
    } catch (error) {
      await pool.close();
      throw error;
    }
  }

  get workers(): readonly MediaWorker[] {
    return this.#slots.filter((slot) => slot !== undefined);
  }

  get workerCount(): number {
    return this.#slots.length;
  }

  get busiestWorkerLoad(): number {
    return Math.max(0, ...this.workers.map((worker) => worker.cpuLoad));
  }

  /** The worker with the smallest `weigh`; throws UNAVAILABLE when none is alive. */
  place(weigh: (worker: MediaWorker) => number): MediaWorker {
    const [first, ...others] = this.workers;
    if (first === undefined) throw new SfuError('UNAVAILABLE', 'no media worker is alive');
    return others.reduce((best, worker) => (weigh(worker) < weigh(best) ? worker : best), first);
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    clearInterval(this.#sampling);
    for (const retry of this.#retries) clearTimeout(retry);
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  async #start(index: number): Promise<void> {
    const worker = await MediaWorker.create(this.#media, index);
    if (this.#closing !== undefined) return worker.close();
    this.#slots[index] = worker;
    worker.worker.on('died', (error) => {
      this.#slots[index] = undefined;
      if (this.#closing !== undefined) return;
      this.#logger.error({ err: error, workerIndex: index, pid: worker.pid }, 'worker died');
      this.#replace(index, 0);
    });
    this.#logger.info({ workerIndex: index, pid: worker.pid }, 'worker started');
  }

  #replace(index: number, attempt: number): void {
    const delays = tuning.workerRetryDelaysMs;
    const retry = setTimeout(
      () => {
        this.#retries.delete(retry);
        this.#start(index).catch((error: unknown) => {
          this.#logger.error({ err: error, workerIndex: index }, 'worker could not be replaced');
          if (this.#closing === undefined) this.#replace(index, attempt + 1);
        });
      },
      delays[Math.min(attempt, delays.length - 1)],
    );
    this.#retries.add(retry);
  }

  #sampleLoads(): void {
    for (const worker of this.workers) {
      // A worker that dies meanwhile is handled by its own event.
      worker.sampleLoad().catch((error: unknown) => this.#logger.debug({ err: error }, 'no load sample'));
    }
  }
}
