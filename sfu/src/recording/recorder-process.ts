import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type {
  RecorderAnswer,
  RecorderCommand,
  RecorderMessage,
  RecorderRequest,
  RecorderTelling,
} from './messages.ts';
import { recordingTuning } from './tuning.ts';

type Options = {
  /** Where recordings lie. */
  folder: string;
  logger: Logger;
  onTelling(telling: RecorderTelling): void;
  /** What it was asked and has not answered, it will not. */
  onLost(): void;
  /** Another one is there, and knows of nothing. */
  onBack(): void;
};

type Waiting = { resolve(answer: RecorderAnswer): void; reject(error: Error): void };

/**
 * The recorder as the node has it: a child that is started when it is first needed, and again whenever it dies. One that does not
 * answer is ended, so that there is one way to be lost.
 */
export class RecorderProcess {
  readonly #options: Options;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | null = null;
  #startedAt = 0;
  #failureCount = 0;
  #lastRequestId = 0;
  #restarting: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  get isUp(): boolean {
    return this.#child !== null;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Idempotent; while it is being restarted nothing is started beside it. */
  start(): void {
    if (this.#isClosed || this.#child !== null || this.#restarting !== undefined) return;
    this.#spawn();
  }

  /** Rejects when the recorder dies meanwhile, does not answer, or cannot do it. */
  async ask(command: RecorderCommand): Promise<RecorderAnswer> {
    const child = this.#child;
    if (child === null) throw new Error('the recorder is not there');
    this.#lastRequestId += 1;
    const requestId = this.#lastRequestId;
    const { promise, resolve, reject } = Promise.withResolvers<RecorderAnswer>();
    this.#waiting.set(requestId, { resolve, reject });
    // That takes as long as it takes: all that lies there is gone through.
    const limit =
      command.type === 'salvage'
        ? undefined
        : setTimeout(() => {
            this.#options.logger.error({ pid: child.pid, command: command.type }, 'recorder does not answer');
            child.kill('SIGKILL');
          }, recordingTuning.recorderAnswerMs);
    const request: RecorderRequest = { requestId, command };
    child.send(request, (error) => error !== null && reject(error));
    try {
      const answer = await promise;
      if (answer.problem !== undefined) throw new Error(`${command.type}: ${answer.problem}`);
      return answer;
    } finally {
      clearTimeout(limit);
      this.#waiting.delete(requestId);
    }
  }

  /** Lets it end its segments; resolves when it is gone. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#restarting);
    const child = this.#child;
    if (child === null) return;
    const ended = once(child, 'exit');
    if (child.connected) child.disconnect();
    const force = setTimeout(() => child.kill('SIGKILL'), recordingTuning.closeLimitMs + 500);
    await ended;
    clearTimeout(force);
  }

  #spawn(): void {
    const { folder, logger } = this.#options;
    const child = fork(fileURLToPath(new URL('./recorder/main.ts', import.meta.url)), [folder], {
      // Nothing of the node's: it needs no secret.
      env: {},
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Packets are many and small, and objects of plain data.
      serialization: 'json',
    });
    this.#child = child;
    this.#startedAt = performance.now();
    child.on('message', (message: RecorderMessage) => {
      if ('requestId' in message) this.#waiting.get(message.requestId)?.resolve(message);
      else this.#options.onTelling(message);
    });
    child.on('error', (error) => {
      logger.error({ err: error }, 'recorder could not be reached');
      if (child.pid === undefined) this.#handleEnd(child, null, null);
    });
    child.once('exit', (code, signal) => {
      // All it told before is heard first.
      if (child.connected) child.once('disconnect', () => this.#handleEnd(child, code, signal));
      else this.#handleEnd(child, code, signal);
    });
    logger.info({ pid: child.pid }, 'recorder started');
  }

  #handleEnd(child: ChildProcess, code: number | null, signal: string | null): void {
    if (this.#child !== child) return;
    this.#child = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Error('the recorder is gone'));
    if (this.#isClosed) return;
    const { logger, onLost } = this.#options;
    logger.error({ pid: child.pid, code, signal }, 'recorder died');
    if (performance.now() - this.#startedAt > recordingTuning.restartForgottenAfterMs) this.#failureCount = 0;
    const delays = recordingTuning.restartDelaysMs;
    const delayMs = delays[Math.min(this.#failureCount, delays.length - 1)];
    this.#failureCount += 1;
    onLost();
    this.#restarting = setTimeout(() => {
      this.#restarting = undefined;
      this.#spawn();
      this.#options.onBack();
    }, delayMs);
  }
}
