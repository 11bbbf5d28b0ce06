import type { CallId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { LinkStep } from '@cloudseat/shared/nouns/link-steps.ts';
import { gradeOfLink, judgeLink, type LinkVerdict } from '@cloudseat/shared/nouns/link-verdict.ts';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation, useSearch } from 'wouter';
import { CheckPage, type CheckResult } from '../../features/device-check/check-page.tsx';
import type { CheckLink } from '../../features/device-check/use-link-check.ts';
import { findEntry } from '../../features/entry/entry-memory.ts';
import { ChoicesPage } from '../../features/later/choices.tsx';
import type { SignalError } from '../../lib/signal-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useTask } from '../../ui/use-task.ts';
import { dropDraft, findDraft, keepDevices } from './draft.ts';
import type { Line } from './line.ts';
import { PlainPage } from './plain-page.tsx';
import { StartError } from './start-route.tsx';
import { useLine } from './use-line.ts';
import { readWish, startPath } from './wish.ts';

/** Step 2, with a draft whose consent was given; without one it begins with step 1. */
export function CheckRoute({ matterId }: { matterId: MatterId }) {
  const { t: tCommon } = useTranslation('common');
  const wish = readWish(useSearch());
  const { value: line, error, retry } = useLine();
  const callId = findDraft(matterId);
  if (callId === null) return <Redirect to={startPath(matterId, wish)} replace />;
  if (error)
    return (
      <PlainPage>
        <ErrorNotice error={error} onRetry={retry} />
      </PlainPage>
    );
  if (line === null) return <Loading>{tCommon('loading')}</Loading>;
  return <Check line={line} matterId={matterId} callId={callId} isBooking={wish === 'booking'} />;
}

/** A talk may climb from there; it does not begin by failing. */
const startStepOf: Record<LinkVerdict, LinkStep> = {
  video: 'full',
  voice: 'voice',
  text: 'text',
  kiosk: 'text',
};

const gradeOf = ({ linkMeasure }: CheckResult) =>
  linkMeasure === null ? 'unknown' : gradeOfLink(linkMeasure);

type CheckProps = { line: Line; matterId: MatterId; callId: CallId; isBooking: boolean };

function Check({ line, matterId, callId, isBooking }: CheckProps) {
  const { t } = useTranslation('later');
  const [, navigate] = useLocation();
  const task = useTask();
  const [checked, setChecked] = useState<CheckResult | null>(null);
  const checkLink = useCallback<CheckLink>(
    async (onProgress, abort) => {
      const link = await import('../../media/link-check.ts');
      return link.checkLink({ signal: line.signal, onProgress, abort });
    },
    [line],
  );

  /** `waits`: only while somebody is signed in, whoever is there, or by the telephone. */
  function enqueue(result: CheckResult, waits: 'served' | 'unserved' | 'callback'): void {
    void task
      .run(async () => {
        const networkGrade = gradeOf(result);
        await line.enqueue({ callId, ...result, networkGrade, waitsUnserved: waits !== 'served' });
        if (waits === 'callback') await line.change('requestCallback', callId);
      })
      .then((isQueued) => {
        if (!isQueued) return;
        dropDraft(matterId);
        navigate('/waiting', { replace: true });
      });
  }

  function handleReady(result: CheckResult): void {
    const { hasCamera, hasMicrophone, linkMeasure } = result;
    const networkGrade = gradeOf(result);
    const startStep = linkMeasure === null ? 'full' : startStepOf[judgeLink(linkMeasure)];
    keepDevices({ camera: hasCamera, microphone: hasMicrophone, networkGrade, startStep });
    setChecked(result);
    if (isBooking) {
      line.localMedia.release();
      navigate(`/matters/${matterId}/booking`);
    } else enqueue(result, 'served');
  }

  const { error } = task;
  const isClosed = error?.code === 'MATTER_CLOSED';
  const isUnserved = error?.code === 'NO_AGENT_SIGNED_IN';
  // Once nobody was there the choices stay, whatever becomes of waiting all the same.
  const [hasChoices, setHasChoices] = useState(false);
  if ((isClosed || isUnserved) && !hasChoices) setHasChoices(true);
  if (checked !== null && hasChoices) {
    return (
      <ChoicesPage
        matterId={matterId}
        opensAt={isClosed ? readOpensAt(error) : undefined}
        backTo={`/matters/${matterId}`}
        onWait={isClosed ? null : () => enqueue(checked, 'unserved')}
        onCallback={isClosed ? null : () => enqueue(checked, 'callback')}
        isBusy={task.isRunning}
        notice={error === null || isClosed || isUnserved ? null : <StartError error={error} />}
      />
    );
  }
  return (
    <CheckPage
      localMedia={line.localMedia}
      checkLink={checkLink}
      nearTownId={findEntry()?.townId ?? null}
      backTo={startPath(matterId, isBooking ? 'booking' : 'talk')}
      isBusy={task.isRunning}
      {...(isBooking ? { submitWords: t('booking.checkSubmit') } : {})}
      onReady={handleReady}
      notice={error === null ? null : <CheckError error={error} matterId={matterId} />}
    />
  );
}

function CheckError({ error, matterId }: { error: SignalError; matterId: MatterId }) {
  const { t } = useTranslation('applicant');
  if (error.code !== 'CONSENT_REQUIRED' && error.code !== 'CONSENT_OUTDATED')
    return <StartError error={error} />;
  return (
    <ErrorNotice
      error={error}
      action={<LinkButton to={startPath(matterId, 'talk')}>{t('signIn.step')}</LinkButton>}
    />
  );
}

function readOpensAt(error: SignalError): number | null {
  const opensAt = error.details?.opensAt;
  return typeof opensAt === 'number' ? opensAt : null;
}
