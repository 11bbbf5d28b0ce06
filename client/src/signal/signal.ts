import type { NotificationName, NotificationPayload } from '@cloudseat/shared/contract/notifications.ts';
import type { RequestName, RequestOutput } from '@cloudseat/shared/contract/requests.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { createStore } from 'zustand/vanilla';
import { createLifetime } from '../lib/lifetime.ts';
import { connectSocket } from './connect.ts';
import { createListeners } from './listeners.ts';
import { createRequester } from './request.ts';
import { openSocket, type SignalSocket } from './socket.ts';
import type { ConnectionState, Signal, SnapshotOf } from './types.ts';
import { createViewFilter } from './view-filter.ts';

export type SignalOptions<Side_ extends Side> = {
  side: Side_;
  /** For tests; the default is socket.io to this page's own server. */
  socket?: SignalSocket;
  /** The sealed ticket of the call this page shows, sent with every resume: with it a place that was lost is found again. */
  getTicket?: () => string | null;
  /** What an outdated page does, once per tab; the default loads the page again. */
  reload?: () => void;
};

const notificationNames = {
  'call:updated': true,
  'queue:moved': true,
  'session:replaced': true,
  'session:stale': true,
  'session:moving': true,
  'desk:updated': true,
  'offer:ended': true,
  'leg:ended': true,
  'case:changed': true,
  'form:changed': true,
  'message:created': true,
  'sittingMessage:created': true,
  'material:added': true,
  'capture:updated': true,
  'guest:updated': true,
  'guest:callChanged': true,
  'mandate:changed': true,
  'room:updated': true,
  'room:closed': true,
  'still:shown': true,
  'pointer:moved': true,
  'mark:drawn': true,
  'mark:added': true,
  'mark:removed': true,
  'caption:told': true,
  'blur:updated': true,
  'jointReview:changed': true,
  'expertReview:changed': true,
  'expertSession:stepped': true,
  'expertReport:written': true,
} as const satisfies Record<NotificationName, true>;

/** Opens the page's one connection to the server and keeps it: requests out, notifications and snapshots in. */
export function createSignal<Side_ extends Side>(options: SignalOptions<Side_>): Signal<Side_> {
  const lifetime = createLifetime();
  const socket = options.socket ?? openSocket(options.side);
  const connection = createStore<ConnectionState>()(() => 'connecting');
  const views = createViewFilter();
  const listeners = createListeners();
  const snapshots = new Set<(snapshot: SnapshotOf<Side_>) => void>();
  let clockOffsetMs = 0;

  function deliver<Name extends NotificationName>(name: Name, payload: NotificationPayload<Name>): void {
    if (views.passes(name, payload)) listeners.emit(name, payload);
  }

  const lastHeardAt = listenToLink(socket);
  const requester = createRequester({
    socket,
    lastHeardAt,
    isOnline: () => connection.getState() === 'online',
    onState: (handler) => connection.subscribe(handler),
    onAnswer: (name, output) => deliverViews(name, output, deliver),
  });

  async function resume(): Promise<void> {
    const askedAt = Date.now();
    const fresh = await requester.send('session:resume', { ticket: options.getTicket?.() ?? null });
    clockOffsetMs = fresh.serverNow - (askedAt + Date.now()) / 2;
    const snapshot = views.freshen(fresh) as SnapshotOf<Side_>;
    // Before 'online', so that whoever hears that word already has the new state.
    for (const handler of [...snapshots]) handler(snapshot);
    connection.setState('online', true);
  }

  /** The server may count versions from the start again. */
  function resumeAnew(): Promise<void> {
    views.clear();
    return resume();
  }

  for (const name of Object.keys(notificationNames) as NotificationName[]) {
    // For each name its own payload: over all names at once the compiler cannot pair them.
    socket.on(name, ((payload: NotificationPayload<typeof name>) => deliver(name, payload)) as never);
  }
  socket.on('session:stale', () => {
    resumeAnew().catch(() => socket.io.engine.close());
  });
  const link = connectSocket({
    socket,
    lifetime,
    connection,
    leavesWhenReplaced: options.side !== 'staff',
    resume: resumeAnew,
    lastHeardAt,
    ...(options.reload ? { reload: options.reload } : {}),
  });
  lifetime.defer(() => socket.disconnect());

  return {
    connection,
    request: requester.request,
    on: listeners.on,
    onSnapshot(handler) {
      snapshots.add(handler);
      return () => snapshots.delete(handler);
    },
    resume,
    now: () => Math.round(Date.now() + clockOffsetMs),
    takeBack: link.connect,
    close: () => lifetime.end(),
  };
}

/** Notes every packet that comes, heartbeats included; returns when the last one did. */
function listenToLink(socket: SignalSocket): () => number {
  let heardAt = 0;
  const hear = () => {
    heardAt = Date.now();
  };
  socket.on('connect', () => {
    hear();
    socket.io.engine.on('packet', hear);
  });
  return () => heardAt;
}

type Deliver = <Name extends NotificationName>(name: Name, payload: NotificationPayload<Name>) => void;

/** An answer that holds a view is as good as the notification of it. */
function deliverViews(name: RequestName, output: RequestOutput<RequestName>, deliver: Deliver): void {
  if (name === 'session:resume') return;
  if ('call' in output && output.call !== null) deliver('call:updated', { call: output.call });
  if ('desk' in output) deliver('desk:updated', { desk: output.desk });
  if ('room' in output && output.room !== null) deliver('room:updated', { room: output.room });
}
