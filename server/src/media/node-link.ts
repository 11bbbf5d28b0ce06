import {
  SfuAnswerFrame,
  SfuEventFrame,
  type SfuInput,
  type SfuMethodName,
  type SfuOutput,
  sfuProtocolVersion,
} from '@cloudseat/shared/contract/sfu.ts';
import { sfuMethods } from '@cloudseat/shared/contract/sfu-methods.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { nodeLost, toAppError } from './sfu-failures.ts';
import { mediaTuning } from './tuning.ts';
import { type After, type Dial, dialWebSocket, systemAfter, type Wire } from './wire.ts';

export type Hello = SfuOutput<'node:hello'>;
export type NodeCondition = SfuOutput<'node:ping'>;

export type NodeLinkOptions = {
  url: string;
  secret: string;
  serverId: string;
  logger: Logger;
  /** Hello was answered; requests work. */
  onUp(hello: Hello): void;
  /** Every dial that failed and every link that was lost. */
  onDown(close: { isRefused: boolean }): void;
  onCondition(condition: NodeCondition): void;
  onEvent(frame: SfuEventFrame): void;
  dial?: Dial;
  after?: After;
};

type Waiting = { resolve(answer: SfuAnswerFrame): void; reject(error: unknown): void };

/**
 * The connection to one media node: dials until it stands, dials again when it falls, with growing pauses. Every request
 * has a deadline; one that passes makes the node unhealthy until a ping is answered, a ping that passes ends the link.
 */
export class NodeLink {
  readonly #options: NodeLinkOptions;
  readonly #dial: Dial;
  readonly #after: After;
  readonly #waiting = new Map<number, Waiting>();
  readonly #cancels = new Set<() => void>();
  #wire: Wire | undefined;
  #isUp = false;
  #isSuspect = false;
  #isClosed = false;
  #fallCount = 0;
  #lastId = 0;

  constructor(options: NodeLinkOptions) {
    this.#options = options;
    this.#dial = options.dial ?? dialWebSocket;
    this.#after = options.after ?? systemAfter;
    this.#open();
  }

  get isHealthy(): boolean {
    return this.#isUp && !this.#isSuspect;
  }

  /** Rejects with an AppError: MEDIA_NODE_LOST without a link or past the deadline, else what the node's refusal means. */
  async request<Name extends SfuMethodName>(method: Name, data: SfuInput<Name>): Promise<SfuOutput<Name>> {
    const { output, timeoutMs } = sfuMethods[method];
    const answer = await this.#send(method, data, timeoutMs);
    if (!answer.ok) throw toAppError(method, answer.error);
    const parsed = output.safeParse(answer.data);
    if (!parsed.success) throw new AppError('INTERNAL', `${method}: the answer does not fit the contract`);
    return parsed.data as SfuOutput<Name>;
  }

  /** Idempotent; what waits for an answer is rejected. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#wire?.terminate();
    this.#fall('the link was closed');
  }

  #open(): void {
    const wire = this.#dial(this.#options.url, this.#options.secret, {
      onOpen: () => void this.#greet(),
      onText: (text) => this.#handleText(text),
      onClose: ({ isRefused, problem }) => {
        if (this.#wire !== wire || this.#isClosed) return;
        const wasUp = this.#isUp;
        this.#fall(problem);
        this.#options.logger[wasUp ? 'warn' : 'debug']({ url: this.#options.url, problem }, 'no link to sfu');
        this.#options.onDown({ isRefused });
        const delays = mediaTuning.redialDelaysMs;
        const delayMs = delays[Math.min(this.#fallCount, delays.length - 1)] ?? 0;
        this.#fallCount += 1;
        this.#later(delayMs, () => this.#open());
      },
    });
    this.#wire = wire;
  }

  async #greet(): Promise<void> {
    const { serverId, logger, url } = this.#options;
    try {
      const hello = await this.request('node:hello', { protocolVersion: sfuProtocolVersion, serverId });
      this.#isUp = true;
      logger.info({ url, sfuId: hello.nodeId, version: hello.version }, 'sfu linked');
      this.#options.onUp(hello);
      this.#later(mediaTuning.pingEveryMs, () => void this.#ping());
    } catch (error) {
      logger.error({ err: error, url }, 'sfu refused hello');
      this.#wire?.terminate();
    }
  }

  async #ping(): Promise<void> {
    const wire = this.#wire;
    try {
      const condition = await this.request('node:ping', {});
      this.#isSuspect = false;
      this.#fallCount = 0;
      this.#options.onCondition(condition);
      if (this.#isUp) this.#later(mediaTuning.pingEveryMs, () => void this.#ping());
    } catch {
      if (wire === this.#wire) wire?.terminate();
    }
  }

  #send(method: SfuMethodName, data: unknown, timeoutMs: number): Promise<SfuAnswerFrame> {
    const wire = this.#wire;
    if (wire === undefined || (!this.#isUp && method !== 'node:hello')) {
      return Promise.reject(nodeLost('no link to the media node'));
    }
    this.#lastId += 1;
    const id = this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<SfuAnswerFrame>();
    const cancelDeadline = this.#later(timeoutMs, () => {
      this.#isSuspect = true;
      reject(nodeLost(`${method} had no answer within ${timeoutMs} ms`));
    });
    this.#waiting.set(id, { resolve, reject });
    wire.send(JSON.stringify({ id, method, data }));
    return promise.finally(() => {
      cancelDeadline();
      this.#waiting.delete(id);
    });
  }

  #handleText(text: string): void {
    const frame = parseFrame(text);
    if (frame === undefined) {
      this.#options.logger.error({ url: this.#options.url }, 'sfu sent no frame of the contract');
      this.#wire?.terminate();
    } else if ('event' in frame) {
      this.#options.onEvent(frame);
    } else {
      this.#waiting.get(frame.id)?.resolve(frame);
    }
  }

  /** No link any more: nothing is waited for, no timer runs. */
  #fall(problem: string): void {
    this.#wire = undefined;
    this.#isUp = false;
    this.#isSuspect = false;
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(nodeLost(`the link to the media node was lost: ${problem}`));
  }

  #later(delayMs: number, run: () => void): () => void {
    const cancel = this.#after(delayMs, () => {
      this.#cancels.delete(cancel);
      run();
    });
    this.#cancels.add(cancel);
    return () => {
      this.#cancels.delete(cancel);
      cancel();
    };
  }
}

function parseFrame(text: string): SfuEventFrame | SfuAnswerFrame | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    return SfuEventFrame.safeParse(frame).data ?? SfuAnswerFrame.safeParse(frame).data;
  } catch {
    return undefined;
  }
}
