// Janus' videoroom, from Debian's package: a process with settings of its own, spoken to over its WebSocket.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { listTree } from './processes.ts';
import type { Sfu, Wish } from './sfu-types.ts';

export const janusBinary = '/usr/bin/janus';
export const hasJanus = () => existsSync(janusBinary);

type Message = {
  janus: string;
  transaction?: string;
  sender?: number;
  data?: { id: number };
  error?: { reason: string };
  plugindata?: { data: Record<string, unknown> & { error?: string } };
  jsep?: { type: string; sdp: string };
};
type Stream = { mid: string; feed_id?: number; feed_mid?: string; type: string };

const pluginName = 'janus.plugin.videoroom';

export async function startJanus(): Promise<Sfu> {
  const folder = await mkdtemp(join(tmpdir(), 'cloudseat-bench-janus-'));
  const port = await findPort();
  await writeSettings(folder, port);
  const child = spawn(janusBinary, ['-F', folder, '-o'], { stdio: ['ignore', 'ignore', 'ignore'] });
  const killOnExit = () => child.kill('SIGKILL');
  process.once('exit', killOnExit);
  const api = await Api.dial(`ws://127.0.0.1:${port}`);
  /** Janus counts rooms and people. */
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    const known = numbers.get(name) ?? numbers.size + 1_000;
    numbers.set(name, known);
    return known;
  };
  const receiving = new Map<string, { handle: number; layers: { mid: string; substream: number }[] }>();
  return {
    name: 'Janus',
    pids: () => listTree(child.pid ?? 0),
    async openRoom(roomId) {
      const handle = await api.attach();
      await api.ask(handle, {
        ...{
          request: 'create',
          room: numberOf(roomId),
          publishers: 100,
          videocodec: 'vp8',
          audiocodec: 'opus',
        },
        ...{
          bitrate: 0,
          fir_freq: 0,
          audiolevel_ext: false,
          videoorient_ext: false,
          playoutdelay_ext: false,
        },
      });
    },
    async publish(roomId, peerId, { offer }) {
      const handle = await api.attach();
      await api.ask(
        handle,
        { request: 'join', ptype: 'publisher', room: numberOf(roomId), id: numberOf(peerId) },
        'joined',
      );
      const { jsep } = await api.ask(handle, { request: 'publish' }, 'event', { type: 'offer', sdp: offer });
      return jsep?.sdp ?? '';
    },
    async offer(roomId, peerId, wishes) {
      const handle = await api.attach();
      const streams = wishes.flatMap(({ of, layer }) => [
        { feed: numberOf(of), mid: 'audio' },
        ...(layer === null ? [] : [{ feed: numberOf(of), mid: 'video' }]),
      ]);
      const body = { request: 'join', ptype: 'subscriber', room: numberOf(roomId), streams };
      const { plugindata, jsep } = await untilThere(() => api.ask(handle, body, 'attached'));
      const sent = (plugindata?.data.streams ?? []) as Stream[];
      receiving.set(peerId, { handle, layers: layersOf(sent, wishes, numberOf) });
      return jsep?.sdp ?? '';
    },
    async accept(_roomId, peerId, answer) {
      const peer = receiving.get(peerId);
      if (peer === undefined) throw new Error(`${peerId} was offered nothing`);
      await api.ask(peer.handle, { request: 'start' }, 'event', { type: 'answer', sdp: answer });
      if (peer.layers.length > 0)
        await api.ask(peer.handle, { request: 'configure', streams: peer.layers }, 'event');
    },
    async close() {
      process.removeListener('exit', killOnExit);
      api.close();
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** Janus knows a sender only once its connection is up: asked before that, it says there is no such feed. */
async function untilThere<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (attempt > 100 || !String(error).includes('No such feed')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function layersOf(streams: readonly Stream[], wishes: readonly Wish[], numberOf: (name: string) => number) {
  return wishes.flatMap(({ of, layer }) => {
    const stream = streams.find(({ type, feed_id }) => type === 'video' && feed_id === numberOf(of));
    return layer === null || stream === undefined ? [] : [{ mid: stream.mid, substream: layer }];
  });
}

/** Ports of media below those of the system's own choice; nothing but the videoroom and WebSockets is loaded. */
async function writeSettings(folder: string, port: number): Promise<void> {
  const plugins = await listOthers('/usr/lib/x86_64-linux-gnu/janus/plugins', 'libjanus_videoroom.so');
  const transports = await listOthers('/usr/lib/x86_64-linux-gnu/janus/transports', 'libjanus_websockets.so');
  const settings = `general: { debug_level = 1, token_auth = false, session_timeout = 0 }
certificates: {}
media: { rtp_port_range = "20000-29999", no_media_timer = 600 }
nat: { ice_lite = true, full_trickle = false }
plugins: { disable = "${plugins.join(',')}" }
transports: { disable = "${transports.join(',')}" }
`;
  await writeFile(join(folder, 'janus.jcfg'), settings);
  await writeFile(join(folder, 'janus.plugin.videoroom.jcfg'), 'general: {}\n');
  await writeFile(
    join(folder, 'janus.transport.websockets.jcfg'),
    `general: { json = "compact", ws = true, ws_port = ${port}, ws_ip = "127.0.0.1", wss = false }\nadmin: { admin_ws = false }\n`,
  );
}

async function listOthers(folder: string, kept: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.so') && name !== kept);
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** One session on Janus' WebSocket. */
class Api {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<
    string,
    { isAnswer: (message: Message) => boolean; settle: PromiseWithResolvers<Message> }
  >();
  #sessionId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (bytes) => this.#take(JSON.parse(String(bytes)) as Message));
  }

  /** Tries until the server listens. */
  static async dial(url: string): Promise<Api> {
    for (let attempt = 0; ; attempt += 1) {
      const socket = new WebSocket(url, 'janus-protocol');
      try {
        await once(socket, 'open');
        const api = new Api(socket);
        api.#sessionId = (await api.#send({ janus: 'create' })).data?.id ?? 0;
        return api;
      } catch (error) {
        if (attempt > 100) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  async attach(): Promise<number> {
    return (await this.#send({ janus: 'attach', plugin: pluginName })).data?.id ?? 0;
  }

  /** `kind`: the plugin's event that is the answer; without one the request is answered at once. */
  ask(handle: number, body: object, kind?: string, jsep?: object): Promise<Message> {
    const message = { janus: 'message', handle_id: handle, body, ...(jsep && { jsep }) };
    return this.#send(message, ({ janus, plugindata }) => {
      if (plugindata?.data.error !== undefined) return true;
      return kind === undefined ? janus === 'success' : plugindata?.data.videoroom === kind;
    });
  }

  close(): void {
    this.#socket.terminate();
  }

  #send(message: object, isAnswer = ({ janus }: Message) => janus === 'success'): Promise<Message> {
    const transaction = randomBytes(8).toString('hex');
    const settle = Promise.withResolvers<Message>();
    this.#waiting.set(transaction, { isAnswer, settle });
    const session = this.#sessionId === 0 ? {} : { session_id: this.#sessionId };
    this.#socket.send(JSON.stringify({ ...message, ...session, transaction }));
    return settle.promise;
  }

  #take(message: Message): void {
    const waiting = this.#waiting.get(message.transaction ?? '');
    if (waiting === undefined) return;
    const failure = message.error?.reason ?? message.plugindata?.data.error;
    if (failure === undefined && !waiting.isAnswer(message)) return;
    this.#waiting.delete(message.transaction ?? '');
    if (failure === undefined) waiting.settle.resolve(message);
    else waiting.settle.reject(new Error(`Janus: ${failure}`));
  }
}
