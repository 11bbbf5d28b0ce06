import type { CallId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { type MessageWish, RecordPage } from '../../features/left-message/record-page.tsx';
import { createRecorder, type Recorder } from '../../features/left-message/recorder.ts';
import { api } from '../../lib/http.ts';
import { uploadFile } from '../../lib/upload-file.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useTask } from '../../ui/use-task.ts';
import { dropDraft, findDraft } from './draft.ts';
import type { Line } from './line.ts';
import { PlainPage } from './plain-page.tsx';
import { StartError } from './start-route.tsx';
import { useLine } from './use-line.ts';
import { loadCalls } from './who.ts';
import { startPath } from './wish.ts';

/** Step 2 of a message: it is recorded, sent, and handed in. It needs a draft whose consent was given. */
export function MessageRoute({ matterId }: { matterId: MatterId }) {
  const { t: tCommon } = useTranslation('common');
  const { value: line, error, retry } = useLine();
  const callId = findDraft(matterId);
  if (callId === null) return <Redirect to={startPath(matterId, 'message')} replace />;
  if (error)
    return (
      <PlainPage>
        <ErrorNotice error={error} onRetry={retry} />
      </PlainPage>
    );
  if (line === null) return <Loading>{tCommon('loading')}</Loading>;
  return <Message line={line} matterId={matterId} callId={callId} />;
}

function Message({ line, matterId, callId }: { line: Line; matterId: MatterId; callId: CallId }) {
  const { t } = useTranslation('applicant');
  const [, navigate] = useLocation();
  const recorder = useRecorder(line);
  const task = useTask();
  const [share, setShare] = useState(0);

  async function send({ recording, text }: MessageWish): Promise<void> {
    setShare(0);
    if (recording !== null) {
      const { file } = recording;
      const purpose = 'videoMessage' as const;
      await uploadFile({ file, target: { callId }, lineId: null, purpose, onProgress: setShare }).done;
    }
    await api('leftMessage:send', { params: { callId }, body: { text } });
    dropDraft(matterId);
    void loadCalls();
    navigate(`/messages/${callId}`, { replace: true });
  }

  if (recorder === null) return null;
  const { error } = task;
  const mustStartAnew = ['CONSENT_REQUIRED', 'CONSENT_OUTDATED', 'CALL_STATE', 'NOT_FOUND'];
  return (
    <RecordPage
      localMedia={line.localMedia}
      recorder={recorder}
      backTo={`/matters/${matterId}`}
      share={task.isRunning ? share : null}
      onSend={(wish) => void task.run(() => send(wish))}
      notice={
        error === null ? null : mustStartAnew.includes(error.code) ? (
          <ErrorNotice
            error={error}
            action={<LinkButton to={startPath(matterId, 'message')}>{t('signIn.step')}</LinkButton>}
          />
        ) : (
          <StartError error={error} />
        )
      }
    />
  );
}

/** Camera and microphone go dark with the page. */
function useRecorder({ localMedia }: Line): Recorder | null {
  const [recorder, setRecorder] = useState<Recorder | null>(null);
  useEffect(() => {
    const made = createRecorder(localMedia);
    setRecorder(made);
    return () => {
      made.close();
      localMedia.release();
    };
  }, [localMedia]);
  return recorder;
}
