// The pages' end of one server child.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { ServerChildOptions } from './server-child.ts';
import {
  commandNames,
  type FromChild,
  Refused,
  type ServerCommands,
  type ToChild,
  Unanswered,
} from './server-wire.ts';
import { Signal } from './waiting.ts';

const compiledFolder = join(import.meta.dirname, '../../node_modules/.cache/fault-servers');

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };
export type Follower = {
  news: Signal;
  /** The server may have lost what it was told of this page, or is gone: the page announces itself again. */
  isDoubted: boolean;
  stop(): void;
};

export class ServerLink {
  readonly nodeId: string;
  readonly commands: ServerCommands;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #followers = new Map<string, Set<Follower>>();
  #lastId = 0;

  /** Once it ticks and answers; rejects when it ends before. */
  readonly ready: Promise<void>;

  constructor(options: ServerChildOptions) {
    this.nodeId = options.nodeId;
    const file = join(import.meta.dirname, 'server-child.ts');
    // What the first child compiled the others find: they are started several times a second.
    const env = { ...process.env, NODE_COMPILE_CACHE: compiledFolder };
    this.#child = fork(file, [JSON.stringify(options)], { execArgv: [], env });
    this.#child.on('message', (message: FromChild) => this.#take(message));
    this.#child.on('exit', () => this.#lose());
    this.#child.on('error', () => this.#lose());
    this.commands = Object.fromEntries(
      commandNames.map((name) => [
        name,
        (...args: unknown[]) => this.#ask({ kind: 'ask', id: 0, name, args }),
      ]),
    ) as unknown as ServerCommands;
    this.ready = new Promise((resolve, reject) => {
      this.#child.once('exit', (code) => reject(new Error(`server ${this.nodeId} ended with ${code}`)));
      this.#child.on('message', (message: FromChild) => {
        if (message.kind === 'ready') resolve();
      });
    });
  }

  get isAlive(): boolean {
    return this.#child.connected && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The agent's desk is at this server: its events, and those of the server's end, are news. */
  followAgent(agentId: AgentId, deskId: string): Follower {
    this.#send({ kind: 'holdAgent', agentId, deskId });
    return this.#follow(agentId, () => this.#send({ kind: 'dropAgent', agentId }));
  }

  /** An applicant's page is at this server: news comes only when that is in doubt. */
  followCall(callId: CallId): Follower {
    return this.#follow(callId, () => {});
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  #ask(message: ToChild & { kind: 'ask' }): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ ...message, id }, () => {
        this.#waiting.delete(id);
        reject(new Unanswered(`${this.nodeId} is gone`));
      });
    });
  }

  #send(message: ToChild, onLost: () => void = () => {}): void {
    if (!this.#child.connected) onLost();
    else this.#child.send(message, (error) => error && onLost());
  }

  #take(message: FromChild): void {
    if (message.kind === 'answer' || message.kind === 'failure') this.#settle(message);
    else if (message.kind === 'back') this.#doubtAll();
    else if (message.kind === 'event')
      for (const { news } of this.#followers.get(message.event.agentId ?? '') ?? []) news.raise();
  }

  #settle(message: FromChild & { kind: 'answer' | 'failure' }): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else if (message.code === null || message.code === 'UNAVAILABLE')
      waiting?.reject(new Unanswered(message.message));
    else waiting?.reject(new Refused(message.code, message.message));
  }

  #follow(id: string, drop: () => void): Follower {
    const known = this.#followers.get(id) ?? new Set();
    const follower: Follower = {
      news: new Signal(),
      isDoubted: false,
      stop: () => {
        known.delete(follower);
        if (known.size > 0) return;
        this.#followers.delete(id);
        drop();
      },
    };
    this.#followers.set(id, known.add(follower));
    return follower;
  }

  #doubtAll(): void {
    for (const known of this.#followers.values())
      for (const follower of known) {
        follower.isDoubted = true;
        follower.news.raise();
      }
  }

  #lose(): void {
    for (const { reject } of this.#waiting.values()) reject(new Unanswered(`${this.nodeId} is gone`));
    this.#waiting.clear();
    this.#doubtAll();
  }
}
