import { type ReactNode, Suspense, useMemo } from 'react';
import type { RecordingActions } from '../../features/call-recording/recording-actions.ts';
import { api } from '../../lib/http.ts';
import type { RoomSession } from '../../media/types.ts';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { useLocale } from '../../ui/use-locale.ts';
import type { Line } from './line.ts';
import { useRoom } from './shared-page-slot.tsx';

const ApplicantRecording = lazyWithWords(
  async () => (await import('../../features/call-recording/applicant-recording.tsx')).ApplicantRecording,
  ['call-recording'],
);
const RecordingNotice = lazyWithWords(
  async () => (await import('../../features/call-recording/recording-notice.tsx')).RecordingNotice,
  ['call-recording'],
);

/** The recorder of a talk: its word in the head, and what is said of it over the pictures. */
export function useCallRecording(
  line: Line,
  session: RoomSession | null,
): { recordingTag: ReactNode; recordingNotice: ReactNode } {
  const room = useRoom(session);
  const locale = useLocale();
  const roomId = room?.phase === 'live' ? room.roomId : null;
  const recording = room?.recording ?? null;
  const actions = useMemo<RecordingActions | null>(() => {
    if (roomId === null) return null;
    const { request } = line.signal;
    return {
      setPrivacy: (isPaused) => request('recording:setPrivacy', { roomId, isPaused }),
      loadWording: () => api('consentText:get', { query: { locale } }),
      answer: (allowsRecording, { version, locale: shown, sha256 }) =>
        request('recording:consent', { ...{ roomId, allowsRecording, version, sha256 }, locale: shown }),
    };
  }, [line, roomId, locale]);
  if (actions === null) return { recordingTag: null, recordingNotice: null };
  const hasNotice = recording?.consent === 'asked' || recording?.state === 'pausedPrivacy';
  return {
    recordingTag: (
      <Suspense fallback={null}>
        <ApplicantRecording {...{ recording, actions }} />
      </Suspense>
    ),
    recordingNotice: hasNotice ? (
      <Suspense fallback={null}>
        <RecordingNotice {...{ recording, actions }} />
      </Suspense>
    ) : null,
  };
}
