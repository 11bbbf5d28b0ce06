import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import styles from './record-page.module.css';
import { RecordStage } from './record-stage.tsx';
import type { Recorder, Recording } from './recorder.ts';
import { recordingMaxMs } from './recording-rules.ts';

export type MessageWish = { recording: Recording | null; text: string };
type RecordPageProps = {
  localMedia: LocalMedia;
  recorder: Recorder;
  backTo: string;
  notice: ReactNode;
  /** While it is being sent: 0 to 1. */
  share: number | null;
  onSend: (wish: MessageWish) => void;
};

/** A message to be left: recorded, looked at, recorded again if need be, sent; in writing where nothing can be recorded. */
export function RecordPage({ localMedia, recorder, backTo, notice, share, onSend }: RecordPageProps) {
  const { t } = useTranslation('later');
  const { phase, recording } = useStore(recorder.state);
  const { camera, microphone } = useStore(localMedia.state);
  const [text, setText] = useState('');
  useEffect(() => {
    void localMedia.open({ camera: true, microphone: true });
  }, [localMedia]);
  const canRecord = camera.status === 'on' || microphone.status === 'on';
  const isStarting = camera.status === 'starting' || microphone.status === 'starting';
  const isWritten = !canRecord && !isStarting && recording === null;
  const isEmpty = recording === null && text.trim() === '';
  return (
    <Page
      title={t('record.title')}
      backTo={backTo}
      action={
        <Button
          kind="primary"
          isWide
          icon="send"
          isBusy={share !== null}
          disabled={isEmpty || phase === 'recording'}
          onClick={() => onSend({ recording, text: text.trim() })}
        >
          {share !== null
            ? t('record.sending', { percent: Math.floor(share * 100) })
            : isEmpty
              ? t('record.missing')
              : t('record.send')}
        </Button>
      }
    >
      <Stepper step={2} total={2} label={t('record.step')} />
      {notice}
      <p>{t('record.intro', { minutes: recordingMaxMs / 60_000 })}</p>
      {phase === 'failed' ? (
        <Banner tone="bad" title={t('record.failed')}>
          {t('record.failedNext')}
        </Banner>
      ) : null}
      {isWritten ? (
        <Banner tone="info" title={t('record.textOnly')} />
      ) : (
        <RecordStage localMedia={localMedia} recorder={recorder} isLocked={share !== null} />
      )}
      <Card>
        <label className={styles.text}>
          <span>{t(isWritten ? 'record.textNeeded' : 'record.text')}</span>
          <textarea
            rows={isWritten ? 6 : 3}
            maxLength={2_000}
            value={text}
            disabled={share !== null}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      </Card>
    </Page>
  );
}
