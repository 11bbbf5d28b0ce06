import type { MonitorLane } from '@cloudseat/shared/contract/monitor-requests.ts';
import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore } from 'zustand/vanilla';
import { ownLane } from '../../features/supervision-monitor/own-lane.ts';
import { createLifetime } from '../../lib/lifetime.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import type { Signal } from '../../signal/types.ts';

type MonitorOptions = {
  callId: CallId;
  signal: Pick<Signal<'staff'>, 'on' | 'request' | 'connection'>;
  localMedia: Pick<LocalMedia, 'state' | 'open' | 'release' | 'setMuted'>;
  openRoom: (roomId: RoomId) => RoomSession;
};
export type MonitorState = {
  /** Null until this page was let in. */
  session: RoomSession | null;
  /** noTalk: it has not begun, or is over. out: the talk waits for somebody, or another page of this supervisor is in it. */
  over: 'noTalk' | 'out' | null;
  error: SignalError | null;
  /** The connection was away for so long that the server took them out: they are back, and only listen. */
  hasFallenBack: boolean;
};

/**
 * A supervisor's side of a talk: in as a monitor, then in the lane they choose; the microphone is open in lanes that speak alone,
 * and silent while a lane changes. Out when the page closes it.
 */
export function createMonitorSession({ callId, signal, localMedia, openRoom }: MonitorOptions) {
  const lifetime = createLifetime();
  const store = createStore<MonitorState>()(() => ({
    ...{ session: null, over: null, error: null, hasFallenBack: false },
  }));

  const laneNow = (): MonitorLane => ownLane(store.getState().session?.state.getState().room ?? null);

  function handleOver(over: MonitorState['over']): void {
    localMedia.release();
    store.getState().session?.close();
    store.setState({ over });
  }

  async function enter(): Promise<void> {
    store.setState({ over: null, error: null });
    try {
      const { roomId } = await signal.request('monitor:enter', { callId });
      const { session } = store.getState();
      const isOpen = session !== null && session.state.getState().phase !== 'closed';
      if (!lifetime.hasEnded && !isOpen) store.setState({ session: openRoom(roomId) });
    } catch (thrown) {
      const error = toSignalError(thrown);
      if (lifetime.hasEnded) return;
      if (error.code === 'ROOM_NOT_OPEN') handleOver('noTalk');
      else store.setState({ error });
    }
  }

  /** Asks to stay where one is: whoever was away for too long is not in the talk any more. */
  async function comeBack(): Promise<void> {
    if (store.getState().session === null || store.getState().over !== null) return;
    try {
      await signal.request('monitor:setLane', { callId, lane: laneNow() });
    } catch (thrown) {
      if (toSignalError(thrown).code !== 'ROOM_NOT_OPEN') throw thrown;
      localMedia.release();
      await enter();
      if (store.getState().over === null) store.setState({ hasFallenBack: true });
    }
  }

  lifetime.defer(
    signal.on('room:closed', ({ callId: closed, reason }) => {
      if (closed !== callId || reason === 'mediaLost') return;
      handleOver(reason === 'ended' ? 'noTalk' : 'out');
    }),
  );
  let wasOnline = false;
  lifetime.defer(
    signal.connection.subscribe((connection) => {
      // Where the server cannot be asked, nobody is to be heard unawares: the media may flow on.
      if (connection === 'offline') localMedia.setMuted(true);
      if (connection !== 'online') return;
      if (wasOnline) comeBack().catch((thrown: unknown) => store.setState({ error: toSignalError(thrown) }));
      wasOnline = true;
    }),
  );
  lifetime.defer(() => {
    store.getState().session?.close();
    localMedia.release();
    signal.request('monitor:leave', { callId }).catch(() => undefined);
  });
  void enter();

  return {
    state: store,
    enter,
    /** False where the microphone does not open: the lane stays, and why is in the state of the devices. */
    async setLane(lane: MonitorLane): Promise<boolean> {
      const before = laneNow();
      const staysMuted = before !== 'monitor' && localMedia.state.getState().isMuted;
      localMedia.setMuted(true);
      if (lane === 'monitor') localMedia.release();
      else if (!(await opensMicrophone(localMedia))) return false;
      try {
        await signal.request('monitor:setLane', { callId, lane });
      } catch (thrown) {
        if (before === 'monitor') localMedia.release();
        throw thrown;
      }
      if (lane !== 'monitor') localMedia.setMuted(staysMuted);
      store.setState({ hasFallenBack: false });
      return true;
    },
    close: () => lifetime.end(),
  };
}

async function opensMicrophone(localMedia: MonitorOptions['localMedia']): Promise<boolean> {
  if (localMedia.state.getState().microphone.status === 'on') return true;
  await localMedia.open({ camera: false, microphone: true });
  return localMedia.state.getState().microphone.status === 'on';
}
