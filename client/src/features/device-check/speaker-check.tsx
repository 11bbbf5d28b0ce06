import { useTranslation } from 'react-i18next';
import { playTestTone } from '../../media/sounds.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './check.module.css';
import { CheckLine } from './check-line.tsx';
import type { SpeakerAnswer } from './check-rules.ts';

type SpeakerCheckProps = { answer: SpeakerAnswer; onAnswer: (answer: SpeakerAnswer) => void };

/** Plays three notes and asks whether they were heard. */
export function SpeakerCheck({ answer, onAnswer }: SpeakerCheckProps) {
  const { t } = useTranslation('applicant');
  const task = useTask();

  function handlePlay(): void {
    void task.run(async () => {
      const hasPlayed = await playTestTone();
      onAnswer(hasPlayed ? 'asked' : 'no');
    });
  }

  const play = (
    <Button icon="speaker" isBusy={task.isRunning} onClick={handlePlay}>
      {task.isRunning ? t('check.speakerPlaying') : t('check.speakerPlay')}
    </Button>
  );
  if (answer === 'asked')
    return (
      <div className={styles.speaker}>
        <CheckLine state="open" words={t('check.speakerTitle')} action={play} />
        <div className={styles.answers}>
          <Button onClick={() => onAnswer('yes')}>{t('check.speakerYes')}</Button>
          <Button onClick={() => onAnswer('no')}>{t('check.speakerNo')}</Button>
        </div>
      </div>
    );
  if (answer === 'yes') return <CheckLine state="good" words={t('check.speakerGood')} action={play} />;
  return (
    <>
      <CheckLine state={answer === 'no' ? 'bad' : 'open'} words={t('check.speakerOpen')} action={play} />
      {answer === 'no' ? <Banner tone="warn">{t('check.speakerHelp')}</Banner> : null}
    </>
  );
}
