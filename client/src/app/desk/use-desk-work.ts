import type { DeclineReason, DeskView } from '@cloudseat/shared/nouns/agent.ts';
import type { Disposition } from '@cloudseat/shared/nouns/call.ts';
import { useCallback, useEffect, useState } from 'react';
import type { StatusChoice } from '../../features/desk-status/status-options.ts';
import { useTask } from '../../ui/use-task.ts';
import type { DeskSession } from './desk-session.ts';

const checkedKey = 'cloudseat.desk.devicesChecked';

/** What an agent does at the desk, each with whether it runs and how it failed, and what is open over the page. */
export function useDeskWork(session: DeskSession, desk: DeskView) {
  const tasks = {
    status: useTask(),
    accept: useTask(),
    decline: useTask(),
    end: useTask(),
    save: useTask(),
    extend: useTask(),
  };
  const [dialog, setDialog] = useState<'devices' | 'firstTime' | 'keys' | null>(null);
  const [menu, setMenu] = useState<'status' | 'decline' | 'end' | null>(null);
  const { localMedia, media } = session;

  // A ringing order comes before whatever stands over the page.
  const fence = desk.offer?.fence ?? null;
  useEffect(() => {
    if (fence !== null) setDialog(null);
    setMenu(null);
  }, [fence]);

  /** Nobody's first visit should find the camera dark; who comes back from a missed order is not asked again. */
  function needsDeviceCheck(): boolean {
    return (
      desk.status !== 'ready' &&
      desk.call === null &&
      sessionStorage.getItem(checkedKey) === null &&
      localMedia.state.getState().camera.status === 'off'
    );
  }
  function setStatus(choice: StatusChoice): void {
    if (choice.status === 'ready' && needsDeviceCheck()) setDialog('firstTime');
    else void tasks.status.run(() => session.setStatus(choice));
  }
  function start(): void {
    sessionStorage.setItem(checkedKey, '1');
    void tasks.status
      .run(() => session.setStatus({ status: 'ready', reason: null }))
      .then(() => setDialog(null));
  }
  function share(): void {
    const room = media.store.getState().session;
    if (room === null) return;
    if (room.state.getState().isSharingScreen) void room.stopScreen();
    else void room.shareScreen();
  }
  return {
    tasks,
    dialog,
    setDialog,
    menu,
    setMenu,
    holdDevices: useCallback((isHeld: boolean) => media.holdDevices(isHeld), [media]),
    setStatus,
    start,
    goReady: () => setStatus({ status: 'ready', reason: null }),
    accept: () => void tasks.accept.run(session.accept),
    decline: (reason: DeclineReason) => void tasks.decline.run(() => session.decline(reason)),
    end: () => {
      setMenu(null);
      void tasks.end.run(session.endCall);
    },
    saveWrapUp: (disposition: Disposition) => {
      const notes = session.visit.getState().notes?.text ?? '';
      void tasks.save.run(() => session.saveWrapUp(disposition, notes));
    },
    extend: () => void tasks.extend.run(session.extendWrapUp),
    mute: () => localMedia.setMuted(!localMedia.state.getState().isMuted),
    camera: () => void localMedia.setCameraOff(!localMedia.state.getState().isCameraOff),
    share,
  };
}
export type DeskWork = ReturnType<typeof useDeskWork>;
