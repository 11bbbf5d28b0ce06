import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { playTestTone } from '../../media/sounds.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './check.module.css';
import { CheckLine } from './check-line.tsx';

/** Plays three notes and asks. */
export function SpeakerCheck() {
  const { t } = useTranslation('applicant');
  const [heard, setHeard] = useState<'notAsked' | 'asked' | 'yes' | 'no'>('notAsked');
  const task = useTask();

  function handlePlay(): void {
    void task.run(async () => {
      const hasPlayed = await playTestTone();
      setHeard(hasPlayed ? 'asked' : 'no');
    });
  }

  return (
    <Card title={t('check.speakerTitle')}>
      <div className={styles.speaker}>
        {heard === 'yes' ? <CheckLine state="good" words={t('check.speakerGood')} /> : null}
        {heard === 'no' ? <Banner tone="warn">{t('check.speakerHelp')}</Banner> : null}
        <Button icon="speaker" isWide isBusy={task.isRunning} onClick={handlePlay}>
          {task.isRunning ? t('check.speakerPlaying') : t('check.speakerPlay')}
        </Button>
        {heard === 'asked' ? (
          <div className={styles.answers}>
            <Button onClick={() => setHeard('yes')}>{t('check.speakerYes')}</Button>
            <Button onClick={() => setHeard('no')}>{t('check.speakerNo')}</Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}
