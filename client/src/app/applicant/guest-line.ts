import type { GuestCall } from '@cloudseat/shared/nouns/guest.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createLocalMedia } from '../../media/local-media.ts';
import { createRoomSession } from '../../media/room-session.ts';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import { createSignal } from '../../signal/signal.ts';
import { signalForMedia } from '../../signal/signal-for-media.ts';
import type { Signal } from '../../signal/types.ts';

export type GuestLineState = { call: GuestCall | null; session: RoomSession | null };
export type GuestLine = {
  readonly signal: Signal<'guest'>;
  readonly localMedia: LocalMedia;
  readonly state: Pick<StoreApi<GuestLineState>, 'getState' | 'getInitialState' | 'subscribe'>;
  leave(): Promise<void>;
  close(): void;
};

/** The guest's side of a talk: in its room while it runs, out of it when it is over for them. */
export function createGuestLine(): GuestLine {
  const signal = createSignal({ side: 'guest' });
  const localMedia = createLocalMedia();
  const state = createStore<GuestLineState>()(() => ({ call: null, session: null }));

  function drop(): void {
    state.getState().session?.close();
    state.setState({ session: null });
    localMedia.release();
  }
  function take(call: GuestCall): void {
    const wasByTelephone = state.getState().call?.phase === 'telephone';
    state.setState({ call });
    const { session } = state.getState();
    // In the room still, to be back at once: but nobody films, and nothing is sent or heard.
    if (call.phase === 'telephone') {
      session?.setByTelephone(true);
      localMedia.release();
      return;
    }
    if (call.phase !== 'talking') {
      drop();
      return;
    }
    if (session !== null && session.state.getState().phase !== 'closed') {
      session.setByTelephone(false);
      if (wasByTelephone) void localMedia.open({ camera: true, microphone: true });
      return;
    }
    void localMedia.open({ camera: true, microphone: true });
    const roomId = call.callId as string as RoomId;
    const media = { signal: signalForMedia(signal), localMedia };
    state.setState({ session: createRoomSession({ ...media, roomId, callId: call.callId, isBeside: true }) });
  }
  async function load(): Promise<void> {
    const { call } = state.getState();
    if (call !== null) take((await signal.request('guest:getCall', { callId: call.callId })).guestCall);
  }
  /** The next word, or the next connect, asks again. */
  const loadQuietly = () => void load().catch((error: unknown) => console.warn('guest', error));

  signal.onSnapshot(({ guestCall }) => take(guestCall));
  signal.on('guest:callChanged', loadQuietly);
  // The room is closed a moment before the word of why.
  signal.on('room:closed', loadQuietly);
  const stop = signal.connection.subscribe((connection) => {
    // Another window has the talk now: this one must not hold the camera.
    if (connection === 'replaced' || connection === 'signedOut') drop();
  });
  return {
    signal,
    localMedia,
    state,
    leave: async () => take((await signal.request('guest:leave', {})).guestCall),
    close() {
      stop();
      drop();
      localMedia.close();
      signal.close();
    },
  };
}
