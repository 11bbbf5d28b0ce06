import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FollowedGuest } from '../../signal/follow-guest.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './call-guest.module.css';
import { useGuestName } from './use-guest-words.ts';

/** Below the list of who is there: asks for somebody to join, or asks them to leave, each once more before it is done. */
export function GuestWish({ followed }: { followed: FollowedGuest }) {
  const { t } = useTranslation('guest');
  const nameOf = useGuestName();
  const { guest } = useStore(followed.state);
  const task = useTask();
  const [isAsking, setIsAsking] = useState(false);
  const isHere = guest?.step === 'here';
  if (guest === null || (guest.step !== 'none' && !isHere)) return null;
  const act = async () => {
    if (await task.run(isHere ? followed.remove : followed.ask)) setIsAsking(false);
  };
  return (
    <div className={styles.below}>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {isAsking ? (
        <>
          <p>
            <strong>
              {isHere ? t('applicant.removeTitle', { who: nameOf(guest.guest) }) : t('applicant.wishTitle')}
            </strong>
          </p>
          <p>{t(isHere ? 'applicant.removeText' : 'applicant.wishText')}</p>
          {isHere ? null : <p>{t('sees')}</p>}
          <div className={styles.answers}>
            <Button kind={isHere ? 'danger' : 'primary'} isBusy={task.isRunning} onClick={() => void act()}>
              {t(isHere ? 'applicant.removeYes' : 'applicant.wishYes')}
            </Button>
            <Button onClick={() => setIsAsking(false)}>{t('applicant.cancel')}</Button>
          </div>
        </>
      ) : (
        <Button icon={isHere ? 'close' : 'people'} isWide onClick={() => setIsAsking(true)}>
          {t(isHere ? 'applicant.remove' : 'applicant.wish')}
        </Button>
      )}
    </div>
  );
}
