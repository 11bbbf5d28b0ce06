import type { Booking } from '@cloudseat/shared/nouns/booking.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { BookedPage } from '../../features/booking/booked-page.tsx';
import { SlotsPage } from '../../features/booking/slots-page.tsx';
import { MaterialsPanel } from '../../features/materials/materials-panel.tsx';
import { createMaterialsStore, type MaterialsStore } from '../../features/materials/materials-store.ts';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useTask } from '../../ui/use-task.ts';
import { mayKeepFiles } from './device-rules.ts';
import { ErrorPage } from './error-page.tsx';
import type { Line } from './line.ts';
import { isInLine } from './line-rules.ts';
import { PlainPage } from './plain-page.tsx';
import { SignedOutPage } from './session-pages.tsx';
import { useLine } from './use-line.ts';
import { loadCalls } from './who.ts';

type Booked = { serverNow: number; booking: Booking };

/** A booking until its time; then the page is the waiting page by itself. */
export function BookedRoute({ callId }: { callId: CallId }) {
  const { t: tCommon } = useTranslation('common');
  const line = useLine();
  const { value, error, retry } = useLoad(`booking/${callId}`, () =>
    api('booking:get', { params: { callId } }),
  );
  if (error?.code === 'UNAUTHENTICATED') return <SignedOutPage onSignedIn={retry} />;
  if (error) return <ErrorPage error={error} onRetry={retry} />;
  if (line.error)
    return (
      <PlainPage>
        <ErrorNotice error={line.error} onRetry={line.retry} />
      </PlainPage>
    );
  if (value === null || line.value === null) return <Loading>{tCommon('loading')}</Loading>;
  return <Live line={line.value} first={value} />;
}

function Live({ line, first }: { line: Line; first: Booked }) {
  const { callId } = first.booking;
  const [{ booking, offsetMs }, setBooked] = useState(() => withOffset(first));
  const [isChanging, setIsChanging] = useState(false);
  const now = useCallback(() => Date.now() + offsetMs, [offsetMs]);
  const liveCall = useStore(line.state, ({ call }) => call);
  const hasEntered = liveCall?.callId === callId && isInLine(liveCall);
  const cancelling = useTask();
  if (hasEntered || isInLine(booking)) return <Redirect to="/waiting" replace />;

  function take(booked: Booked): void {
    setBooked(withOffset(booked));
    setIsChanging(false);
    void loadCalls();
  }
  if (isChanging) return <Change booking={booking} onChanged={take} onKeep={() => setIsChanging(false)} />;
  return (
    <BookedPage
      booking={booking}
      now={now}
      materials={<Materials line={line} booking={booking} />}
      error={cancelling.error ? <ErrorNotice error={cancelling.error} /> : null}
      isCancelling={cancelling.isRunning}
      onChange={() => setIsChanging(true)}
      onCancel={() =>
        void cancelling.run(async () => take(await api('booking:cancel', { params: { callId } })))
      }
    />
  );
}

const withOffset = ({ booking, serverNow }: Booked) => ({ booking, offsetMs: serverNow - Date.now() });

function Change(props: { booking: Booking; onChanged: (booked: Booked) => void; onKeep: () => void }) {
  const { t } = useTranslation('later');
  const { callId, matterId } = props.booking;
  const task = useTask();
  const [attempt, setAttempt] = useState(0);
  const [, navigate] = useLocation();
  const slots = useLoad(`slots/${matterId}/${attempt}`, () => api('slot:list', { params: { matterId } }));

  function handleBook(startsAt: number): void {
    void task
      .run(async () =>
        props.onChanged(await api('booking:change', { params: { callId }, body: { startsAt } })),
      )
      .then((isChanged) => {
        if (isChanged) navigate(`/booked/${callId}`, { replace: true });
        else setAttempt((count) => count + 1);
      });
  }
  return (
    <SlotsPage
      slots={slots.value}
      backTo={`/booked/${callId}`}
      head={null}
      notice={
        slots.error ? (
          <ErrorNotice error={slots.error} onRetry={slots.retry} />
        ) : task.error ? (
          <ErrorNotice error={task.error} />
        ) : null
      }
      isChange
      isBusy={task.isRunning}
      onBook={handleBook}
      second={
        <Button isWide onClick={props.onKeep}>
          {t('booking.keep')}
        </Button>
      }
    />
  );
}

function Materials({ line, booking }: { line: Line; booking: Booking }) {
  const { callId, matterId } = booking;
  const [store, setStore] = useState<MaterialsStore | null>(null);
  const { value: matter } = useLoad(`matter/${matterId}`, () => api('matter:get', { params: { matterId } }));
  useEffect(() => {
    const made = createMaterialsStore(line.signal, callId, { mayKeep: mayKeepFiles() });
    setStore(made);
    return () => made.close();
  }, [line, callId]);
  return store === null ? null : <MaterialsPanel store={store} checklist={matter?.materials ?? []} />;
}
