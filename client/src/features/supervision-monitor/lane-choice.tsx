import type { MonitorLane } from '@cloudseat/shared/contract/monitor-requests.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './monitor.module.css';

type LaneChoiceProps = {
  lane: MonitorLane;
  localMedia: LocalMedia;
  onLane: (lane: MonitorLane) => Promise<boolean>;
  onLeave: () => void;
};
const lanes = ['monitor', 'whisper', 'main'] as const satisfies readonly MonitorLane[];

/** Who is to hear one. The first time one is to be heard by somebody it is asked for; the microphone is open then alone. */
export function LaneChoice({ lane, localMedia, onLane, onLeave }: LaneChoiceProps) {
  const { t } = useTranslation('monitor');
  const { isMuted, microphone } = useStore(localMedia.state);
  const [asked, setAsked] = useState<readonly MonitorLane[]>(['monitor']);
  const [wanted, setWanted] = useState<Exclude<MonitorLane, 'monitor'> | null>(null);
  const [hasNoMicrophone, setHasNoMicrophone] = useState(false);
  const task = useTask();
  const go = (to: MonitorLane) =>
    void task.run(async () => {
      setAsked((before) => [...before, to]);
      setWanted(null);
      setHasNoMicrophone(!(await onLane(to)));
    });
  const choose = (to: MonitorLane) => {
    if (to === lane || task.isRunning) return;
    if (to === 'monitor' || asked.includes(to)) go(to);
    else setWanted(to);
  };
  return (
    <div className={styles.choice}>
      {hasNoMicrophone ? (
        <Banner isDark tone="bad" title={t('noMicrophone')}>
          {t('noMicrophoneText')}
        </Banner>
      ) : null}
      {task.error ? <ErrorNotice isDark error={task.error} /> : null}
      <fieldset className={styles.lanes}>
        <legend>{t('choose')}</legend>
        {lanes.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.option}
            aria-pressed={each === lane}
            aria-disabled={task.isRunning || undefined}
            onClick={() => choose(each)}
          >
            <strong>{t(`lane.${each}.name`)}</strong>
            <span>{t(`lane.${each}.meaning`)}</span>
          </button>
        ))}
      </fieldset>
      <div className={styles.tools}>
        {lane !== 'monitor' && microphone.status === 'on' ? (
          <Button
            kind="call"
            icon={isMuted ? 'microphoneOff' : 'microphone'}
            aria-pressed={isMuted}
            onClick={() => localMedia.setMuted(!isMuted)}
          >
            {t(isMuted ? 'unmute' : 'mute')}
          </Button>
        ) : null}
        <Button kind="danger" icon="hangUp" onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
      {wanted === null ? null : (
        <Dialog
          title={t(`ask.${wanted}.title`)}
          onClose={() => setWanted(null)}
          actions={
            <>
              <Button isWide onClick={() => setWanted(null)}>
                {t('ask.no')}
              </Button>
              <Button kind="primary" isWide onClick={() => go(wanted)}>
                {t(`ask.${wanted}.yes`)}
              </Button>
            </>
          }
        >
          <p>{t(`ask.${wanted}.text`)}</p>
        </Dialog>
      )}
    </div>
  );
}
