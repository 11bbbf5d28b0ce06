import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askToNotify, readNotifyState } from '../../lib/notify.ts';
import { findTurnWorker } from '../../lib/turn-worker.ts';
import { unlockAudio } from '../../media/audio-context.ts';
import { Button } from '../../ui/button.tsx';
import styles from './waiting-page.module.css';

/** Asks, by a tap, to be told by a message of the system while one does something else. Nothing where that cannot be. */
export function RemindMe() {
  const { t } = useTranslation('applicant');
  const [state, setState] = useState(readNotifyState);
  const [wasAsked, setWasAsked] = useState(false);
  if (state === 'unsupported') return null;
  if (state === 'default') {
    const ask = () => {
      unlockAudio();
      void askToNotify().then((answer) => {
        setWasAsked(true);
        setState(answer);
        // Ready by the time there is something to show.
        if (answer === 'granted') void findTurnWorker();
      });
    };
    return (
      <Button kind="plain" icon="info" isWide onClick={ask}>
        {t('turn.remind')}
      </Button>
    );
  }
  if (state === 'denied' && !wasAsked) return null;
  return (
    <p className={styles.reminding} role="status">
      {t(`turn.reminding.${state}`)}
    </p>
  );
}
