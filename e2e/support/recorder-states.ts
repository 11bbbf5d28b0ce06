import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import type { BrowserContext, WebSocketRoute } from 'playwright-core';

export const running: RoomRecording = {
  ...{ state: 'recording', part: 'open', cause: null, since: 1_760_000_000_000, recordedMs: 0 },
  ...{ consent: 'given', isSelfRecorded: true },
};

/** What stands before the JSON of a socket.io packet: its kind, and the number of an ack. */
const packet = /^(\d+)([[{].*)$/s;

/**
 * Puts a recorder of the test's into each room that a person's pages are told of, whatever the server has: its states come
 * when the test wants them. To be begun before the page is opened.
 */
export async function stubRecorder(context: BrowserContext) {
  let recording: RoomRecording | null = null;
  const rooms = new Map<WebSocketRoute, RoomView>();

  /** Every room in what was sent, with the recorder in it. */
  function fill(value: unknown, socket: WebSocketRoute): void {
    if (typeof value !== 'object' || value === null) return;
    if ('participants' in value && 'selfId' in value) {
      (value as RoomView).recording = recording;
      rooms.set(socket, value as RoomView);
    }
    for (const part of Object.values(value)) fill(part, socket);
  }
  await context.routeWebSocket(/\/api\/socket/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      const [, kind, json] = (typeof message === 'string' ? packet.exec(message) : null) ?? [];
      if (kind === undefined || json === undefined) return socket.send(message);
      const told: unknown = JSON.parse(json);
      fill(told, socket);
      socket.send(kind + JSON.stringify(told));
    });
  });
  return {
    set(state: Partial<RoomRecording> | null): void {
      recording = state === null ? null : { ...running, ...state };
      for (const [socket, room] of rooms) {
        room.recording = recording;
        socket.send(`42${JSON.stringify(['room:updated', { room }])}`);
      }
    },
  };
}
