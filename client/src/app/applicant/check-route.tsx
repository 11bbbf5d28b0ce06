import type { CallId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { CheckPage, type CheckResult } from '../../features/device-check/check-page.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useTask } from '../../ui/use-task.ts';
import { dropDraft, findDraft, keepDevices } from './draft.ts';
import type { Line } from './line.ts';
import { StartError } from './start-route.tsx';
import { useLine } from './use-line.ts';

/** Step 2, with a draft whose consent was given; without one it begins with step 1. */
export function CheckRoute({ matterId }: { matterId: MatterId }) {
  const { t: tCommon } = useTranslation('common');
  const { value: line, error, retry } = useLine();
  const callId = findDraft(matterId);
  if (callId === null) return <Redirect to={`/matters/${matterId}/start`} replace />;
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (line === null) return <Loading>{tCommon('loading')}</Loading>;
  return <Check line={line} matterId={matterId} callId={callId} />;
}

function Check({ line, matterId, callId }: { line: Line; matterId: MatterId; callId: CallId }) {
  const { t } = useTranslation('applicant');
  const [, navigate] = useLocation();
  const task = useTask();

  function handleReady(result: CheckResult): void {
    keepDevices({ camera: result.hasCamera, microphone: result.hasMicrophone });
    void task
      .run(() => line.enqueue({ callId, ...result }))
      .then((isQueued) => {
        if (!isQueued) return;
        dropDraft(matterId);
        navigate('/waiting', { replace: true });
      });
  }

  const { error } = task;
  const mustConsent = error?.code === 'CONSENT_REQUIRED' || error?.code === 'CONSENT_OUTDATED';
  return (
    <CheckPage
      localMedia={line.localMedia}
      backTo={`/matters/${matterId}/start`}
      isBusy={task.isRunning}
      onReady={handleReady}
      notice={
        error === null ? null : mustConsent ? (
          <ErrorNotice
            error={error}
            action={<LinkButton to={`/matters/${matterId}/start`}>{t('signIn.step')}</LinkButton>}
          />
        ) : (
          <StartError error={error} />
        )
      }
    />
  );
}
