import { Suspense } from 'react';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import type { useDeskRecording } from './use-desk-recording.ts';
import type { DeskWork } from './use-desk-work.ts';

const RecordingTag = lazyWithWords(
  async () => (await import('../../ui/recording/recording-tag.tsx')).RecordingTag,
  ['call-recording'],
);
const RecordingBar = lazyWithWords(
  async () => (await import('../../features/desk-recording/recording-bar.tsx')).RecordingBar,
  ['call-recording'],
);
const DeskSheet = lazyWithWords(
  async () => (await import('../../features/desk-recording/desk-sheet.tsx')).DeskSheet,
  ['call-recording'],
);
type PartProps = { parts: ReturnType<typeof useDeskRecording>; work: DeskWork };

/** The recorder's word in the head of the talk, with what is behind it. */
export function DeskRecordingTag({ parts, work }: PartProps) {
  const { recording, acts } = parts;
  const { setDialog } = work.actions;
  if (!parts.isLive) return null;
  return (
    <Suspense fallback={null}>
      <RecordingTag recording={recording} side="staff" onOpen={() => setDialog('recording')} />
      {work.dialog === 'recording' ? (
        <DeskSheet {...{ recording, acts }} task={work.tasks.recording} onClose={() => setDialog(null)} />
      ) : null}
    </Suspense>
  );
}

/** Above the tools, where there is something to be told. */
export function DeskRecordingBar({ parts, work }: PartProps) {
  const { recording, acts } = parts;
  if (!parts.isLive) return null;
  return (
    <Suspense fallback={null}>
      <RecordingBar
        recording={recording}
        onGoOn={acts === null ? null : () => acts.setPrivacy(false)}
        task={work.tasks.recording}
      />
    </Suspense>
  );
}
