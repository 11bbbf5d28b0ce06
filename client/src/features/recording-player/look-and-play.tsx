import type { RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './player.module.css';
import { type Look, Player } from './player.tsx';

type LookAndPlayProps = { view: RecordingView; onChanged: () => void };
const reasonMinLength = 4;

/** Asks why somebody wants to look, and shows the recording for as long as that look lasts. */
export function LookAndPlay({ view, onChanged }: LookAndPlayProps) {
  const { t } = useTranslation(['recording', 'case-file']);
  const [look, setLook] = useState<Look | null>(null);
  const [isOver, setIsOver] = useState(false);
  const position = useRef(0);
  const keepPosition = useCallback((positionMs: number) => {
    position.current = positionMs;
  }, []);
  const end = useCallback(() => {
    setLook(null);
    setIsOver(true);
  }, []);
  useEffect(() => {
    if (look === null) return;
    const timer = setTimeout(end, Math.min(look.expiresAt - Date.now(), timerMaxMs));
    return () => clearTimeout(timer);
  }, [look, end]);
  const checkLook = useCallback(
    (address: string) =>
      void readAnswer(address).then((status) => {
        if (status === 404 || status === 401) end();
        else if (status === 410) onChanged();
      }),
    [end, onChanged],
  );
  return (
    <Card title={t('look.title')}>
      {look === null ? (
        <LookForm
          view={view}
          isOver={isOver}
          onLook={(opened) => {
            setLook(opened);
            setIsOver(false);
            // Files that were not there are made for who looks.
            if (view.playback !== 'ready') onChanged();
          }}
        />
      ) : view.playback === 'ready' ? (
        <Player
          key={look.lookId}
          {...{ view, look }}
          startMs={position.current}
          onPosition={keepPosition}
          onFailed={checkLook}
        />
      ) : (
        <NotReady playback={view.playback} onAgain={() => setLook(null)} />
      )}
    </Card>
  );
}

type NotReadyProps = { playback: 'preparing' | 'failed'; onAgain: () => void };

function NotReady({ playback, onAgain }: NotReadyProps) {
  const { t } = useTranslation('recording');
  if (playback === 'preparing') return <Loading>{t('player.preparing')}</Loading>;
  return (
    <Banner
      tone="warn"
      title={t('player.failedTitle')}
      action={
        <Button icon="retry" onClick={onAgain}>
          {t('player.retry')}
        </Button>
      }
    >
      {t('player.failedText')}
    </Banner>
  );
}

/** Of a browser's timers, ms. */
const timerMaxMs = 2 ** 31 - 1;

/** What the server says to a track now; null where it cannot be asked. */
async function readAnswer(address: string): Promise<number | null> {
  try {
    const { status, body } = await fetch(address, {
      credentials: 'same-origin',
      headers: { range: 'bytes=0-0' },
    });
    await body?.cancel();
    return status;
  } catch {
    return null;
  }
}

type LookFormProps = { view: RecordingView; isOver: boolean; onLook: (look: Look) => void };

function LookForm({ view, isOver, onLook }: LookFormProps) {
  const { t } = useTranslation(['recording', 'case-file']);
  const [reason, setReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  const { recordingId } = view;
  const isMissing = reason.trim().length < reasonMinLength;
  function open(event: FormEvent): void {
    event.preventDefault();
    setIsTold(true);
    if (isMissing) return;
    const body = { reason: reason.trim() };
    void task.run(async () => onLook(await api('recording:openLook', { params: { recordingId }, body })));
  }
  return (
    <form className={styles.look} noValidate onSubmit={open}>
      {isOver ? (
        <Banner tone="warn" title={t('look.overTitle')}>
          {t('look.overText')}
        </Banner>
      ) : view.playback === 'failed' ? (
        <Banner tone="warn" title={t('player.failedTitle')}>
          {t('player.failedText')}
        </Banner>
      ) : (
        <>
          <p>{t('look.intro')}</p>
          {view.playback === 'preparing' ? <p>{t('look.preparing')}</p> : null}
        </>
      )}
      <Field
        label={t('look.reason')}
        hint={t('look.reasonHint')}
        error={isTold && isMissing ? t('case-file:caseOf.reasonMissing', { count: reasonMinLength }) : null}
        value={reason}
        maxLength={300}
        autoComplete="off"
        onChange={({ target }) => setReason(target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <div>
        <Button kind="primary" type="submit" icon="play" isBusy={task.isRunning}>
          {t(isOver ? 'look.again' : 'look.open')}
        </Button>
      </div>
    </form>
  );
}
