import type { DeclineReason } from '@cloudseat/shared/nouns/agent.ts';
import type { Disposition } from '@cloudseat/shared/nouns/call.ts';
import { useEffect, useMemo, useState } from 'react';
import type { StatusChoice } from '../../features/desk-status/status-options.ts';
import { useTask } from '../../ui/use-task.ts';
import type { DeskSession } from './desk-session.ts';
import { createLegActions } from './leg-actions.ts';

const checkedKey = 'cloudseat.desk.devicesChecked';

type Dialog = 'devices' | 'firstTime' | 'keys' | 'transfer' | 'consult' | 'guest' | 'recording' | null;
type Menu = 'status' | 'decline' | 'end' | null;

/** What an agent does at the desk, each with whether it runs and how it failed, and what is open over the page. */
export function useDeskWork(session: DeskSession, fence: number | null) {
  const tasks = {
    status: useTask(),
    accept: useTask(),
    decline: useTask(),
    end: useTask(),
    save: useTask(),
    extend: useTask(),
    asking: useTask(),
    legEnding: useTask(),
    telephone: useTask(),
    hold: useTask(),
    recording: useTask(),
  };
  const [dialog, setDialog] = useState<Dialog>(null);
  const [menu, setMenu] = useState<Menu>(null);

  const { status, accept, decline, end, save, extend, asking, legEnding } = tasks;
  // A ringing order comes before whatever stands over the page, and without the last one's refusal; one that is over takes
  // its own menu along, nothing else.
  useEffect(() => {
    if (fence !== null) {
      setDialog(null);
      accept.clear();
      decline.clear();
    }
    setMenu((open) => (fence === null && open !== 'decline' ? open : null));
  }, [fence, accept.clear, decline.clear]);

  const runs = [status.run, accept.run, decline.run, end.run, save.run, extend.run] as const;
  // The same object for as long as the desk is open, so that a tap draws anew only what it changes.
  const actions = useMemo(() => createActions(session, runs, { setDialog, setMenu }), [session, ...runs]);
  const leg = useMemo(
    () =>
      createLegActions({
        session,
        asking: asking.run,
        ending: legEnding.run,
        closeDialog: () => setDialog(null),
      }),
    [session, asking.run, legEnding.run],
  );
  return { tasks, dialog, menu, actions, leg };
}
export type DeskWork = ReturnType<typeof useDeskWork>;
export type DeskActions = DeskWork['actions'];

type Run = ReturnType<typeof useTask>['run'];
type Overlays = { setDialog: (dialog: Dialog) => void; setMenu: (menu: Menu) => void };

function createActions(
  session: DeskSession,
  [status, accept, decline, end, save, extend]: readonly [Run, Run, Run, Run, Run, Run],
  { setDialog, setMenu }: Overlays,
) {
  const { localMedia, media } = session;

  /** Nobody's first visit should find the camera dark; who comes back from a missed order is not asked again. */
  function needsDeviceCheck(): boolean {
    const { desk } = session.store.getState();
    return (
      desk?.status !== 'ready' &&
      desk?.call === null &&
      sessionStorage.getItem(checkedKey) === null &&
      localMedia.state.getState().camera.status === 'off'
    );
  }
  function setStatus(choice: StatusChoice): void {
    if (choice.status === 'ready' && needsDeviceCheck()) setDialog('firstTime');
    else void status(() => session.setStatus(choice));
  }
  return {
    setDialog,
    setMenu,
    holdDevices: (isHeld: boolean) => media.holdDevices(isHeld),
    setStatus,
    start(): void {
      sessionStorage.setItem(checkedKey, '1');
      void status(() => session.setStatus({ status: 'ready', reason: null })).then(() => setDialog(null));
    },
    goReady: () => setStatus({ status: 'ready', reason: null }),
    accept: () => void accept(session.accept),
    openDecline: (isOpen: boolean) => setMenu(isOpen ? 'decline' : null),
    decline: (reason: DeclineReason) => void decline(() => session.decline(reason)),
    saveWrapUp(disposition: Disposition | null): void {
      const notes = session.visit.getState().notes?.text ?? '';
      void save(() => session.saveWrapUp(disposition, notes));
    },
    extend: () => void extend(session.extendWrapUp),
    call: {
      onMute: () => localMedia.setMuted(!localMedia.state.getState().isMuted),
      onCamera: () => void localMedia.setCameraOff(!localMedia.state.getState().isCameraOff),
      onShare(): void {
        const { sitting, session: talk } = media.store.getState();
        const room = sitting ?? talk;
        if (room === null) return;
        if (room.state.getState().isSharingScreen) void room.stopScreen();
        else void room.shareScreen();
      },
      onDevices: () => setDialog('devices'),
      onTransfer: () => setDialog('transfer'),
      onConsult: () => setDialog('consult'),
      onInvite: () => setDialog('guest'),
      onEndOpen: (isOpen: boolean) => setMenu(isOpen ? 'end' : null),
      onEnd(): void {
        setMenu(null);
        void end(session.endCall);
      },
    },
  };
}
