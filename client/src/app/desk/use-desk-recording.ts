import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { useMemo, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { type RecordingSwitch, readSwitch } from '../../features/desk-recording/recording-switch.ts';
import type { DeskSession } from './desk-session.ts';
import type { DeskWork } from './use-desk-work.ts';

type Session = Pick<DeskSession, 'signal' | 'media'>;
const nothing = () => () => undefined;

/** The recorder of the desk's room once the talk runs, and what can be done about it by whose call it is. */
export function useDeskRecording(
  call: Pick<DeskCallView, 'part'> | null,
  session: Session,
  { tasks, actions }: Pick<DeskWork, 'tasks' | 'actions'>,
) {
  const room = useLiveRoom(session);
  const recording = room?.recording ?? null;
  const roomId = call?.part === 'owner' ? (room?.roomId ?? null) : null;
  const { run } = tasks.recording;
  const { request } = session.signal;
  const acts = useMemo(() => {
    if (roomId === null) return null;
    return {
      setPrivacy: (isPaused: boolean) =>
        void run(() => request('recording:setPrivacy', { roomId, isPaused })),
      ask: () => void run(() => request('recording:ask', { roomId })).then(() => actions.setDialog(null)),
    };
  }, [roomId, run, request, actions]);
  const does = acts === null ? null : readSwitch(recording);
  // The same object until something of it changes: the toolbar is drawn anew for that alone.
  const recordingSwitch = useMemo<RecordingSwitch | null>(() => {
    if (acts === null || does === null) return null;
    const press =
      does === 'ask' ? () => actions.setDialog('recording') : () => acts.setPrivacy(does === 'pause');
    return { does, press };
  }, [acts, does, actions]);
  return { isLive: room !== null, recording, acts, recordingSwitch };
}

type Live = Pick<RoomView, 'roomId' | 'recording'>;

/** The same object until something of it changes: a room tells of links and sources far more often than of its recorder. */
function useLiveRoom({ media }: Session): Live | null {
  const session = useStore(media.store, (state) => state.session);
  const last = useRef<Live | null>(null);
  return useSyncExternalStore(session?.state.subscribe ?? nothing, () => {
    const room = session?.state.getState().room ?? null;
    if (room === null || room.phase !== 'live') return null;
    const { roomId, recording } = room;
    const known = last.current;
    const isSame = known?.roomId === roomId && JSON.stringify(known.recording) === JSON.stringify(recording);
    if (!isSame) last.current = { roomId, recording };
    return last.current;
  });
}
