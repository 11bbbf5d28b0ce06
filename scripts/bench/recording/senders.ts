import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { encode, encodeOpus, packVp8, splitIvf } from '../../../sfu/src/recording/test-support/timecode.ts';

type Target = { port: number; videoSsrc: number; audioSsrc: number };
type Film = { pictures: Buffer[][]; sounds: Buffer[]; seconds: number; bitsPerSecond: number };

/** 720p25 at what a camera of a good line sends, with noise so that there is something to encode; and a voice's worth of sound. */
export async function makeFilm(seconds: number): Promise<Film> {
  const picture = [
    '-f',
    'lavfi',
    '-i',
    `testsrc2=s=1280x720:r=25:d=${seconds}`,
    '-vf',
    'noise=alls=12:allf=t',
  ];
  const codec = [
    '-c:v',
    'libvpx',
    '-deadline',
    'realtime',
    '-cpu-used',
    '8',
    '-g',
    '100',
    '-auto-alt-ref',
    '0',
  ];
  const rate = ['-b:v', '1500k', '-maxrate', '1500k', '-minrate', '1500k', '-bufsize', '1500k'];
  const bytes = await encode([...picture, ...codec, ...rate, '-f', 'ivf'], 'ivf');
  const sound = await encodeOpus(seconds);
  return {
    pictures: splitIvf(bytes).map((frame) => packVp8(frame)),
    sounds: sound.frames.flat(),
    seconds,
    bitsPerSecond: (bytes.length * 8) / seconds,
  };
}

/** Somewhere that packets go to die. */
export async function openSink(): Promise<{ port: number; received(): number; close(): void }> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4 * 1024 * 1024 });
  let count = 0;
  socket.on('message', () => {
    count += 1;
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { port: socket.address().port, received: () => count, close: () => socket.close() };
}

/** Sends the film round and round to everybody, each from a socket of their own and a little after the one before. */
export function sendFilm(film: Film, targets: readonly Target[]): () => void {
  const senders = targets.map(
    (target, position) => new FilmSender(film, target, (position * 40) / targets.length),
  );
  const timer = setInterval(() => {
    for (const sender of senders) sender.pump();
  }, 5);
  return () => {
    clearInterval(timer);
    for (const sender of senders) sender.close();
  };
}

class FilmSender {
  readonly #film: Film;
  readonly #target: Target;
  readonly #socket: Socket = createSocket('udp4');
  readonly #startedAt: number;
  readonly #sequences = { video: 0, audio: 0 };
  #picture = 0;
  #sound = 0;

  constructor(film: Film, target: Target, delayMs: number) {
    this.#film = film;
    this.#target = target;
    this.#startedAt = performance.now() + delayMs;
  }

  pump(): void {
    const elapsedMs = performance.now() - this.#startedAt;
    const { pictures, sounds } = this.#film;
    for (; this.#picture * 40 <= elapsedMs; this.#picture += 1) {
      this.#send('video', pictures[this.#picture % pictures.length] ?? [], this.#picture * 3_600);
    }
    for (; this.#sound * 20 <= elapsedMs; this.#sound += 1) {
      this.#send('audio', [sounds[this.#sound % sounds.length] ?? Buffer.alloc(0)], this.#sound * 960);
    }
  }

  close(): void {
    this.#socket.close();
  }

  #send(kind: 'video' | 'audio', payloads: readonly Buffer[], timestamp: number): void {
    const { port, videoSsrc, audioSsrc } = this.#target;
    for (const [index, payload] of payloads.entries()) {
      const header = Buffer.alloc(12);
      header.writeUInt8(0x80, 0);
      header.writeUInt8((index === payloads.length - 1 ? 0x80 : 0) | (kind === 'video' ? 96 : 111), 1);
      header.writeUInt16BE(this.#sequences[kind] & 0xffff, 2);
      header.writeUInt32BE(timestamp >>> 0, 4);
      header.writeUInt32BE(kind === 'video' ? videoSsrc : audioSsrc, 8);
      this.#sequences[kind] += 1;
      this.#socket.send([header, payload], port, '127.0.0.1');
    }
  }
}
