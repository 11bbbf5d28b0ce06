import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FollowedGuest } from '../../signal/follow-guest.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './desk-guest.module.css';

type WindowBarProps = {
  call: Pick<DeskCallView, 'entryPoint' | 'entryLabel'>;
  followed: FollowedGuest;
  onOpen: () => void;
};

/** Where the applicant sits at a service window: which one, and that its staff can be asked to join. */
export function WindowBar({ call, followed, onOpen }: WindowBarProps) {
  const { t } = useTranslation('region');
  const text = useLocalText();
  const { guest } = useStore(followed.state);
  const [isSeen, setIsSeen] = useState(false);
  const { entryPoint, entryLabel } = call;
  const isFree = guest?.step === 'none' && guest.lastEnd === null;
  if (entryPoint !== 'window' || entryLabel === null || !isFree || isSeen) return null;
  return (
    <div className={styles.bar}>
      <Banner
        isDark
        tone="info"
        title={t('window.title', { window: text(entryLabel) })}
        action={
          <div className={styles.actions}>
            <Button kind="call" icon="people" onClick={onOpen}>
              {t('window.ask')}
            </Button>
            <Button kind="call" onClick={() => setIsSeen(true)}>
              {t('window.dismiss')}
            </Button>
          </div>
        }
      >
        {t('window.text')}
      </Banner>
    </div>
  );
}
