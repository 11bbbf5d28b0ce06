import { randomUUID } from 'node:crypto';
import type { CaptionLanguage } from '@cloudseat/shared/nouns/caption.ts';
import { captionTextMaxLength } from '@cloudseat/shared/nouns/caption.ts';
import { WebSocket } from 'ws';
import { endMessage, frameSamples, parseMessage, startMessage } from './funasr-protocol.ts';
import type { Recogniser, RecogniserListener, RecogniserStream } from './recogniser.ts';

type Times = { redialMs: readonly number[]; answerWithinMs: number; pingEveryMs: number };
const usualTimes: Times = {
  /** It may be started anew, or be full for a while. */
  redialMs: [500, 2_000, 5_000, 15_000],
  answerWithinMs: 5_000,
  /** One that is silent is told from one that is gone by this. */
  pingEveryMs: 10_000,
};
/** What it has not taken yet: five seconds of sound. One that is so far behind is of no use; it is dropped and dialled again. */
const backlogMaxBytes = 5 * 16_000 * 2;
const answerMaxBytes = 64 * 1_024;

/** An on-premises recogniser that speaks FunASR's streaming protocol, at a ws:// or wss:// address. */
export const createFunasrRecogniser = (url: string, times = usualTimes): Recogniser => ({
  source: 'recogniser',
  open: ({ language, ...listener }) => new FunasrStream({ url, language, listener, times }),
});

type Options = { url: string; language: CaptionLanguage; listener: RecogniserListener; times: Times };

/** One speaker's connection. While there is none, sound is dropped: words that come late are in nobody's way. */
class FunasrStream implements RecogniserStream {
  readonly #options: Options;
  #socket: WebSocket | null = null;
  #failureCount = 0;
  #redialling: NodeJS.Timeout | undefined;
  #pinging: NodeJS.Timeout | undefined;
  #isAnswering = true;
  #isClosed = false;
  /** Of the sentence that is being said. */
  #said = '';
  #frame: Int16Array = new Int16Array(frameSamples);
  #frameFilled = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#dial();
  }

  push(pcm: Int16Array): void {
    for (let taken = 0; taken < pcm.length; ) {
      const part = pcm.subarray(taken, taken + frameSamples - this.#frameFilled);
      this.#frame.set(part, this.#frameFilled);
      this.#frameFilled += part.length;
      taken += part.length;
      if (this.#frameFilled < frameSamples) return;
      this.#send(this.#frame);
      this.#frame = new Int16Array(frameSamples);
      this.#frameFilled = 0;
    }
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#redialling);
    clearInterval(this.#pinging);
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    if (socket.readyState === WebSocket.OPEN) {
      socket.send(endMessage());
      socket.close();
    } else socket.terminate();
  }

  #send(frame: Int16Array): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > backlogMaxBytes) this.#fail(socket, 'it does not keep up');
    else socket.send(new Uint8Array(frame.buffer));
  }

  #dial(): void {
    const { url, language, times } = this.#options;
    const socket = new WebSocket(url, {
      ...{ handshakeTimeout: times.answerWithinMs, maxPayload: answerMaxBytes, perMessageDeflate: false },
    });
    this.#socket = socket;
    socket.on('open', () => {
      if (this.#socket !== socket) return;
      socket.send(startMessage(randomUUID(), language));
      this.#watch(socket);
      this.#options.listener.onReady();
    });
    socket.on('message', (data) => {
      if (this.#socket === socket) this.#handle(socket, data.toString());
    });
    socket.on('error', (error) => this.#fail(socket, error.message));
    socket.on('close', (code) => this.#fail(socket, `it hung up (${code})`));
  }

  #handle(socket: WebSocket, data: string): void {
    const { onPartial, onFinal } = this.#options.listener;
    const result = parseMessage(data);
    if (result.kind === 'error') this.#fail(socket, result.problem);
    if (result.kind === 'error' || result.kind === 'other') return;
    this.#failureCount = 0;
    if (result.kind === 'piece') {
      this.#said = (this.#said + result.text).slice(-captionTextMaxLength);
      if (this.#said.trim()) onPartial({ kind: 'words', text: this.#said });
      return;
    }
    this.#said = '';
    if (result.text.trim()) onFinal({ kind: 'words', text: result.text });
  }

  #watch(socket: WebSocket): void {
    this.#isAnswering = true;
    socket.on('pong', () => {
      this.#isAnswering = true;
    });
    clearInterval(this.#pinging);
    this.#pinging = setInterval(() => {
      if (this.#isAnswering) socket.ping();
      else this.#fail(socket, 'it does not answer');
      this.#isAnswering = false;
    }, this.#options.times.pingEveryMs);
  }

  /** Once for each connection, whatever ends it. */
  #fail(socket: WebSocket, problem: string): void {
    if (this.#isClosed || this.#socket !== socket) return;
    this.#socket = null;
    this.#said = '';
    clearInterval(this.#pinging);
    socket.terminate();
    const { redialMs } = this.#options.times;
    const delayMs = redialMs[Math.min(this.#failureCount, redialMs.length - 1)] ?? 0;
    this.#failureCount += 1;
    this.#redialling = setTimeout(() => this.#dial(), delayMs);
    this.#options.listener.onError(problem);
  }
}
