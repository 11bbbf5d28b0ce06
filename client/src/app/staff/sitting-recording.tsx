import { Suspense, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { RoomSession } from '../../media/types.ts';
import type { Signal } from '../../signal/types.ts';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { useTask } from '../../ui/use-task.ts';

const RecordingTag = lazyWithWords(
  async () => (await import('../../ui/recording/recording-tag.tsx')).RecordingTag,
  ['call-recording'],
);
const DeskSheet = lazyWithWords(
  async () => (await import('../../features/desk-recording/desk-sheet.tsx')).DeskSheet,
  ['call-recording'],
);

type SittingRecordingProps = {
  signal: Pick<Signal<'staff'>, 'request'>;
  sitting: RoomSession;
  isChair: boolean;
};

/** The recorder's word in the room of a review; the chair pauses it there, or asks the applicant. */
export function SittingRecording({ signal, sitting, isChair }: SittingRecordingProps) {
  const recording = useStore(sitting.state, ({ room }) => room?.recording ?? null);
  const [isOpen, setIsOpen] = useState(false);
  const task = useTask();
  const { request } = signal;
  const { roomId } = sitting;
  const { run } = task;
  const acts = useMemo(
    () => ({
      setPrivacy: (isPaused: boolean) =>
        void run(() => request('recording:setPrivacy', { roomId, isPaused })),
      ask: () => void run(() => request('recording:ask', { roomId })).then(() => setIsOpen(false)),
    }),
    [run, request, roomId],
  );
  return (
    <>
      <Suspense fallback={null}>
        <RecordingTag recording={recording} side="staff" onOpen={() => setIsOpen(true)} />
      </Suspense>
      {isOpen ? (
        <Suspense fallback={null}>
          <DeskSheet
            recording={recording}
            acts={isChair ? acts : null}
            task={task}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
