import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { useState } from 'react';
import { RecordingSheet } from '../../ui/recording/recording-sheet.tsx';
import { RecordingTag } from '../../ui/recording/recording-tag.tsx';

/** The recorder's word on a guest's page, and what it means. */
export function GuestRecording({ recording }: { recording: RoomRecording | null }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <RecordingTag recording={recording} side="guest" onOpen={() => setIsOpen(true)} />
      {isOpen ? <RecordingSheet recording={recording} side="guest" onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
