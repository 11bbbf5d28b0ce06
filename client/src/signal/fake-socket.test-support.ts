import type { Ack } from '@cloudseat/shared/contract/errors.ts';
import type { SignalSocket } from './socket.ts';

type Emitted = {
  name: string;
  input: Record<string, unknown>;
  answer: (ack: Ack<unknown>) => void;
  lose: () => void;
};

/** A socket whose server is the test. */
export function createFakeSocket() {
  const handlers = new Map<string, ((payload: unknown) => void)[]>();
  const emitted: Emitted[] = [];
  const fire = (event: string, payload?: unknown) => {
    for (const handler of handlers.get(event) ?? []) handler(payload);
  };
  const state = { connected: false, active: true, cutCount: 0, connectCount: 0 };
  const socket = {
    get connected() {
      return state.connected;
    },
    get active() {
      return state.active;
    },
    io: {
      engine: {
        on: () => undefined,
        close() {
          state.cutCount += 1;
          goDown('transport close');
        },
      },
    },
    on(event: string, handler: (payload: unknown) => void) {
      handlers.set(event, [...(handlers.get(event) ?? []), handler]);
    },
    connect() {
      state.connectCount += 1;
      return socket;
    },
    disconnect() {
      if (state.connected) goDown('io client disconnect');
    },
    timeout: () => ({
      emit(
        name: string,
        input: Record<string, unknown>,
        done: (lost: Error | null, ack?: Ack<unknown>) => void,
      ) {
        emitted.push({
          name,
          input,
          answer: (ack) => done(null, ack),
          lose: () => done(new Error('timeout')),
        });
      },
    }),
  };
  function goDown(reason: string) {
    state.connected = false;
    fire('disconnect', reason);
  }
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    socket: socket as unknown as SignalSocket,
    state,
    emitted,
    fire,
    goDown,
    settle,
    last: (name: string) => emitted.filter((each) => each.name === name).slice(-1)[0],
    /** Connects and answers session:resume. */
    async goOnline(snapshot: Record<string, unknown> = {}) {
      state.connected = true;
      fire('connect');
      const data = {
        side: 'applicant',
        serverNow: Date.now(),
        applicantName: '',
        call: null,
        room: null,
        ...snapshot,
      };
      emitted
        .filter(({ name }) => name === 'session:resume')
        .slice(-1)[0]
        ?.answer({ ok: true, data });
      await settle();
    },
  };
}
