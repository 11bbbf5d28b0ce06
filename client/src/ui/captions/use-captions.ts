import type { RoomCaptions } from '@cloudseat/shared/nouns/caption.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { useEffect, useMemo, useState } from 'react';
import { type CaptionLine, withCaption } from '../../lib/caption-lines.ts';
import type { SignalError } from '../../lib/signal-error.ts';
import type { Signal } from '../../signal/types.ts';
import { useTask } from '../use-task.ts';

export type CaptionSwitch = { isOn: boolean; toggle: () => void };
export type Captions = {
  view: RoomCaptions;
  lines: readonly CaptionLine[];
  /** Why turning them on or off did not work. */
  error: SignalError | null;
};

/** Captions of a talk as they stand in its room, and how one turns them on; null where there are none to be had. */
export function useCaptions(
  signal: Pick<Signal<'applicant' | 'staff'>, 'request' | 'on'>,
  room: RoomView | null,
): { captions: Captions | null; captionSwitch: CaptionSwitch | null } {
  const view = room?.captions ?? null;
  const roomId = room?.roomId ?? null;
  const { run, error } = useTask();
  const [lines, setLines] = useState<readonly CaptionLine[]>([]);
  const isOn = view?.isWanted ?? false;
  const isReading = isOn && view?.isRunning === true;
  useEffect(() => {
    if (!isReading || roomId === null) return;
    const stop = signal.on('caption:told', ({ participantId, caption, ...told }) => {
      if (told.roomId === roomId) setLines((known) => withCaption(known, { participantId, caption }));
    });
    return () => {
      stop();
      // What was said before they were turned off, or before a hold, is not shown again.
      setLines([]);
    };
  }, [signal, roomId, isReading]);
  const isOffered = view !== null;
  // The same object until something of it changes: captions come several times a second.
  const captionSwitch = useMemo(
    () =>
      isOffered && roomId !== null
        ? { isOn, toggle: () => void run(() => signal.request('captions:set', { roomId, isOn: !isOn })) }
        : null,
    [isOffered, roomId, isOn, run, signal],
  );
  return { captions: view === null ? null : { view, lines, error }, captionSwitch };
}
