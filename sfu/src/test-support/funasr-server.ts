import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { recogniserRate } from '../captions/recogniser.ts';
import { SpeechFinder } from '../captions/speech-finder.ts';

/** Of one connection: what it was sent. */
type Session = { start: Record<string, unknown>; frameBytes: number[]; hasEnded: boolean; socket: WebSocket };

/** In each piece of 600 ms, one of these words in turn. */
const words = ['您好', '我想', '办理', '登记'];
const sentence = (count: number) => `${words.slice(0, count).join('')}。`;

/**
 * Answers as FunASR's real-time server does: a start message, frames of sound, "2pass-online" with the words of the newest piece
 * while somebody speaks, "2pass-offline" with the whole sentence when they stop. Its words are always the same; when it says
 * them is by the sound. `is_final` is what the Python server makes of it: that the client still sends.
 */
export async function startFunasrServer(options: { answersPings?: boolean; isDeaf?: boolean } = {}) {
  const server = new WebSocketServer({
    ...{ host: '127.0.0.1', port: 0, autoPong: options.answersPings ?? true },
    verifyClient: (_info, done) => done(!isRefusing, 503, 'no more speakers'),
  });
  let isRefusing = false;
  const sessions: Session[] = [];
  // A deaf one takes everything and understands nothing.
  server.on('connection', (socket) =>
    options.isDeaf ? socket.on('message', () => {}) : serve(socket, sessions),
  );
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}`,
    sessions,
    refuse(isOn: boolean): void {
      isRefusing = isOn;
    },
    /** To all who are connected, as the server's program would send it. */
    send(text: string): void {
      for (const client of server.clients) client.send(text);
    },
    /** As a process that dies. */
    hangUp(): void {
      for (const client of server.clients) client.terminate();
    },
    close(): Promise<void> {
      for (const client of server.clients) client.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function serve(socket: WebSocket, sessions: Session[]): void {
  const finder = new SpeechFinder();
  let session: Session | null = null;
  let heard = 0;
  let isSpeaking = false;
  let pieces = 0;
  const answer = (mode: string, text: string) =>
    socket.send(
      JSON.stringify({ mode, text, wav_name: session?.start.wav_name, is_final: !session?.hasEnded }),
    );
  function listen(pcm: Int16Array): void {
    for (const { kind } of finder.push(pcm)) {
      if (kind === 'ended') {
        answer('2pass-offline', sentence(Math.max(1, pieces)));
        pieces = 0;
      }
      isSpeaking = kind === 'speaking';
    }
    heard += pcm.length;
    if (heard < recogniserRate * 0.6) return;
    heard = 0;
    if (!isSpeaking || pieces === words.length) return;
    answer('2pass-online', words[pieces] ?? '');
    pieces += 1;
  }
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) {
      const message = JSON.parse(data.toString()) as Record<string, unknown>;
      if (session) session.hasEnded = message.is_speaking === false;
      else {
        session = { start: message, frameBytes: [], hasEnded: false, socket };
        sessions.push(session);
      }
      return;
    }
    // The real one knows no sound before its start message.
    if (!session) return socket.terminate();
    session.frameBytes.push(data.length);
    listen(new Int16Array(Uint8Array.from(data).buffer));
  });
}
