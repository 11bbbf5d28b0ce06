import type { CallId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { SlotsPage } from '../../features/booking/slots-page.tsx';
import { api } from '../../lib/http.ts';
import type { SignalError } from '../../lib/signal-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useTask } from '../../ui/use-task.ts';
import { dropDraft, findDevices, findDraft } from './draft.ts';
import { StartError } from './start-route.tsx';
import { loadCalls } from './who.ts';
import { startPath } from './wish.ts';

/** Step 3 of a booking: the time. It needs a draft whose consent was given. */
export function BookRoute({ matterId }: { matterId: MatterId }) {
  const callId = findDraft(matterId);
  if (callId === null) return <Redirect to={startPath(matterId, 'booking')} replace />;
  return <Book matterId={matterId} callId={callId} />;
}

function Book({ matterId, callId }: { matterId: MatterId; callId: CallId }) {
  const { t } = useTranslation('later');
  const [, navigate] = useLocation();
  const task = useTask();
  // What was refused is shown beside a list that is new.
  const [attempt, setAttempt] = useState(0);
  const slots = useLoad(`slots/${matterId}/${attempt}`, () => api('slot:list', { params: { matterId } }));

  function handleBook(startsAt: number): void {
    const { camera, microphone, networkGrade } = findDevices();
    const body = { startsAt, networkGrade, hasCamera: camera, hasMicrophone: microphone };
    void task
      .run(() => api('booking:make', { params: { callId }, body }))
      .then((isBooked) => {
        if (!isBooked) return setAttempt((count) => count + 1);
        dropDraft(matterId);
        void loadCalls();
        navigate(`/booked/${callId}`, { replace: true });
      });
  }

  const { error } = task;
  return (
    <SlotsPage
      slots={slots.value}
      backTo={`/matters/${matterId}`}
      head={<Stepper step={3} total={3} label={t('booking.step')} />}
      notice={
        slots.error ? (
          <ErrorNotice error={slots.error} onRetry={slots.retry} />
        ) : error ? (
          <BookError error={error} matterId={matterId} />
        ) : null
      }
      isChange={false}
      isBusy={task.isRunning}
      onBook={handleBook}
    />
  );
}

/** Each with the way on: the booking there is already, or the beginning. */
function BookError({ error, matterId }: { error: SignalError; matterId: MatterId }) {
  const { t } = useTranslation('later');
  const { t: tApplicant } = useTranslation('applicant');
  const known = error.details?.callId;
  if (error.code === 'BOOKING_EXISTS' && typeof known === 'string') {
    return (
      <ErrorNotice
        error={error}
        action={<LinkButton to={`/booked/${known}`}>{t('booking.toExisting')}</LinkButton>}
      />
    );
  }
  const mustStartAnew = ['CONSENT_REQUIRED', 'CONSENT_OUTDATED', 'CALL_STATE', 'NOT_FOUND'];
  if (mustStartAnew.includes(error.code)) {
    return (
      <ErrorNotice
        error={error}
        action={<LinkButton to={startPath(matterId, 'booking')}>{tApplicant('signIn.step')}</LinkButton>}
      />
    );
  }
  return <StartError error={error} />;
}
