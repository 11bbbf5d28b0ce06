import type { StoreApi } from 'zustand/vanilla';
import type { Lifetime } from '../lib/lifetime.ts';
import { isPageSeen, onNetworkChange, onPageBack } from '../lib/page-events.ts';
import { isErrorBody, toSignalError } from '../lib/signal-error.ts';
import { reloadOnce } from './reload-once.ts';
import type { SignalSocket } from './socket.ts';
import { deadAfterMs, readFirstMs, reconnectMaxMs, reconnectMinMs } from './tuning.ts';
import type { ConnectionState } from './types.ts';

type ConnectOptions = {
  socket: SignalSocket;
  lifetime: Lifetime;
  connection: Pick<StoreApi<ConnectionState>, 'getState' | 'setState'>;
  /** Whether a page that was replaced lets go of its socket, so that two pages do not take the call from each other. */
  leavesWhenReplaced: boolean;
  resume: () => Promise<void>;
  /** When the server was last heard, in any way; by Date.now(). */
  lastHeardAt: () => number;
  reload?: () => void;
};

/** Keeps the socket connected and the state true; each connect is followed by a resume before it counts as online. */
export function connectSocket(options: ConnectOptions) {
  const { socket, lifetime, connection } = options;
  const set = (state: ConnectionState) => connection.setState(state, true);
  const isFinal = () => ['outdated', 'signedOut', 'replaced'].includes(connection.getState());

  function retryLater(afterMs = reconnectMinMs + Math.random() * (reconnectMaxMs - reconnectMinMs)): void {
    lifetime.setTimeout(() => {
      if (!isFinal() && !socket.connected) socket.connect();
    }, afterMs);
  }

  function handleRefusal(error: unknown): void {
    const { code, retryAfterMs } = toSignalError(error);
    if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') {
      set('signedOut');
      socket.disconnect();
    } else if (code === 'CLIENT_OUTDATED') {
      set('outdated');
      socket.disconnect();
      reloadOnce(options.reload);
    } else if (socket.connected) {
      // The resume failed on a live socket: a fresh connection starts over.
      socket.io.engine.close();
    } else if (!socket.active) retryLater(retryAfterMs ?? undefined);
  }

  socket.on('connect', () => {
    options.resume().catch(handleRefusal);
  });
  socket.on('connect_error', (error) => {
    if (!isFinal()) set('offline');
    const { data } = error as Error & { data?: unknown };
    handleRefusal(isErrorBody(data) ? data : { code: 'UNAVAILABLE', message: error.message });
  });
  socket.on('disconnect', (reason) => {
    if (isFinal() || lifetime.hasEnded) return;
    if (connection.getState() === 'online') set('offline');
    if (reason === 'io server disconnect') retryLater();
  });
  socket.on('session:replaced', () => {
    if (!options.leavesWhenReplaced) return;
    set('replaced');
    socket.disconnect();
  });

  // The server stops: not all of its pages at once.
  socket.on('session:moving', ({ withinMs }) => {
    lifetime.setTimeout(() => {
      if (isFinal() || !socket.connected) return;
      socket.disconnect();
      socket.connect();
    }, Math.random() * withinMs);
  });

  // A phone that wakes up or finds its network again should not sit out a pause. A connect() alone would: it leaves alone
  // whatever is between two attempts.
  function hurry(): void {
    if (isFinal() || socket.connected || !isPageSeen()) return;
    socket.disconnect();
    socket.connect();
  }
  // A connection that died while the page slept looks alive. What has arrived meanwhile is read first.
  function handleReturn(): void {
    hurry();
    lifetime.setTimeout(() => {
      if (isFinal() || !socket.connected || Date.now() - options.lastHeardAt() < deadAfterMs) return;
      socket.io.engine.close();
      hurry();
    }, readFirstMs);
  }
  onPageBack(handleReturn, lifetime);
  // What went over the old network is gone, though the server was heard over it a moment ago: requests would wait in vain.
  onNetworkChange(() => {
    if (!isFinal() && socket.connected) socket.io.engine.close();
    hurry();
  }, lifetime);
  if (typeof window !== 'undefined') {
    lifetime.listen(window, 'offline', () => {
      if (socket.connected) socket.io.engine.close();
    });
  }
  function connect(): void {
    set('connecting');
    socket.connect();
  }
  connect();
  return { connect };
}
