import type { SfuAnswerFrame, SfuEventData, SfuEventName } from '@cloudseat/shared/contract/sfu.ts';
import type { WebSocket } from 'ws';
import { tuning } from '../tuning.ts';

/** One server's connection. It answers nothing by itself; the dispatcher does. */
export class Link {
  readonly #socket: WebSocket;
  readonly #idleLimitMs: number;
  #idleTimer: NodeJS.Timeout | undefined;
  /** Known after node:hello. */
  serverId: string | undefined;
  isClosed = false;

  constructor(
    socket: WebSocket,
    options: { idleLimitMs: number; onFrame: (text: string) => void; onClose: () => void },
  ) {
    this.#socket = socket;
    this.#idleLimitMs = options.idleLimitMs;
    socket.on('message', (payload) => {
      this.#restartIdleTimer();
      options.onFrame(payload.toString());
    });
    // ws closes the socket after an error; what it was is of no use to anyone here.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.isClosed = true;
      clearTimeout(this.#idleTimer);
      options.onClose();
    });
    this.#restartIdleTimer();
  }

  /** For the log and as the origin of what this link asks for. */
  get name(): string {
    return this.serverId ?? 'unknown';
  }

  /** It has not read for a while: what is worth nothing later is not sent at all. */
  get isBehind(): boolean {
    return this.#socket.bufferedAmount > tuning.linkBehindBytes;
  }

  answer(frame: SfuAnswerFrame): void {
    this.#write(frame);
  }

  send<Name extends SfuEventName>(event: Name, data: SfuEventData<Name>): void {
    this.#write({ event, data });
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Without a closing handshake, for a peer that is not there. */
  terminate(): void {
    this.#socket.terminate();
  }

  #write(frame: object): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(JSON.stringify(frame));
    if (this.#socket.bufferedAmount > tuning.linkBacklogLimitBytes) this.terminate();
  }

  #restartIdleTimer(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => this.terminate(), this.#idleLimitMs);
  }
}
