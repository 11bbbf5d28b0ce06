import { sfuLinkPath, sfuMaxFrameBytes } from '@cloudseat/shared/contract/sfu.ts';
import { WebSocket } from 'ws';
import { mediaTuning } from './tuning.ts';

/** A text connection to a node, so that tests can play the node without one. */
export type Wire = { send(text: string): void; terminate(): void };
export type WireEvents = {
  onOpen(): void;
  onText(text: string): void;
  /** Once, also when it never opened. isRefused: nothing listens at the address, so the node's process is gone. */
  onClose(close: { isRefused: boolean; problem: string }): void;
};
export type Dial = (url: string, secret: string, events: WireEvents) => Wire;

/** Calls `run` after `delayMs`; the function returned calls it off. */
export type After = (delayMs: number, run: () => void) => () => void;
export const systemAfter: After = (delayMs, run) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};

/** Dials the node's private port with the shared secret. */
export const dialWebSocket: Dial = (url, secret, events) => {
  const socket = new WebSocket(new URL(sfuLinkPath, url), {
    headers: { authorization: `Bearer ${secret}` },
    handshakeTimeout: mediaTuning.dialTimeoutMs,
    maxPayload: sfuMaxFrameBytes,
    perMessageDeflate: false,
    // One frame a turn: an answer is worked off before the event behind it, so that a room's copy misses none.
    allowSynchronousEvents: false,
  });
  let failure: NodeJS.ErrnoException | undefined;
  socket.on('open', () => events.onOpen());
  socket.on('message', (payload) => events.onText(payload.toString()));
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('close', (code) =>
    events.onClose({
      isRefused: failure?.code === 'ECONNREFUSED',
      problem: failure?.message ?? `closed with code ${code}`,
    }),
  );
  return {
    send: (text) => socket.send(text),
    terminate: () => socket.terminate(),
  };
};
