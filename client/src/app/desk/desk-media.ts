import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore } from 'zustand/vanilla';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import { findWantedRoom, wantsDevices } from './desk-state.ts';

type DeskMediaOptions = {
  localMedia: Pick<LocalMedia, 'state' | 'open' | 'release'>;
  openRoom: (room: Pick<RoomSession, 'callId' | 'roomId'>) => RoomSession;
};

/**
 * Keeps the media in step with the desk: a ringing offer has its room prepared, accepting it only lets frames flow, an
 * offer or call that is gone takes its room with it; devices are open only while a visit may come or is there.
 */
export function createDeskMedia({ localMedia, openRoom }: DeskMediaOptions) {
  const store = createStore<{ session: RoomSession | null; sitting: RoomSession | null }>()(() => ({
    session: null,
    sitting: null,
  }));
  let isHeldOpen = false;
  let last: DeskView | null = null;

  function followRoom(desk: DeskView | null): void {
    const wanted = findWantedRoom(desk);
    const { session } = store.getState();
    if (session?.roomId === wanted?.roomId && session?.callId === wanted?.callId) return;
    store.setState({ session: wanted && openRoom(wanted) });
    session?.close();
  }
  function followDevices(desk: DeskView | null): void {
    const { camera, microphone } = localMedia.state.getState();
    const isOff = camera.status === 'off' && microphone.status === 'off';
    if (wantsDevices(desk) || isHeldOpen || store.getState().sitting !== null) {
      if (isOff) void localMedia.open({ camera: true, microphone: true });
    } else if (!isOff) localMedia.release();
  }
  function follow(desk: DeskView | null): void {
    last = desk;
    followDevices(desk);
    followRoom(desk);
    followTalk();
  }
  /** A talk goes on while its agent sits in a review: the page stays in its room, to be back at once, and sends and plays nothing there. */
  function followTalk(): void {
    const { session, sitting } = store.getState();
    session?.setByTelephone(last?.call?.telephone?.step === 'on' || sitting !== null);
  }

  /** Into the room of a review, or out of it; null: into none. */
  function sit(roomId: RoomId | null): void {
    const { sitting } = store.getState();
    if ((sitting?.roomId ?? null) === roomId) return;
    store.setState({ sitting: roomId === null ? null : openRoom({ callId: null, roomId }) });
    sitting?.close();
    followDevices(last);
    followTalk();
  }

  return {
    store,
    follow,
    /** While the device dialog shows the preview, whatever the desk's status. */
    holdDevices(isHeld: boolean) {
      isHeldOpen = isHeld;
      followDevices(last);
    },
    sit,
    close() {
      sit(null);
      isHeldOpen = false;
      follow(null);
    },
  };
}
export type DeskMedia = ReturnType<typeof createDeskMedia>;
