import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { useState } from 'react';
import { RecordingTag } from '../../ui/recording/recording-tag.tsx';
import { ApplicantSheet } from './applicant-sheet.tsx';
import type { RecordingActions } from './recording-actions.ts';

type ApplicantRecordingProps = { recording: RoomRecording | null; actions: RecordingActions };

/** The recorder's word in the head of the applicant's talk, and what is behind it. */
export function ApplicantRecording({ recording, actions }: ApplicantRecordingProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <RecordingTag recording={recording} side="applicant" onOpen={() => setIsOpen(true)} />
      {isOpen ? <ApplicantSheet {...{ recording, actions }} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
