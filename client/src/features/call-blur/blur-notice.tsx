import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './blur-notice.module.css';
import type { BlurWord } from './read-blur.ts';

type BlurNoticeProps = { word: BlurWord; onOff: () => void; onDismiss: () => void };

/** What the agent wishes, with the one tap that does it; or why the background is seen again. */
export function BlurNotice({ word, onOff, onDismiss }: BlurNoticeProps) {
  const { t } = useTranslation('blur');
  return (
    <div className={styles.notice}>
      <Banner isDark tone={word === 'asked' ? 'info' : 'warn'} title={t(`applicant.${word}Title`)}>
        <p>{t(`applicant.${word}`)}</p>
        {word === 'starting' ? null : (
          <div className={styles.answers}>
            <Button
              kind="call"
              icon={word === 'asked' ? 'check' : 'close'}
              onClick={word === 'asked' ? onOff : onDismiss}
            >
              {t(word === 'asked' ? 'applicant.off' : 'applicant.dismiss')}
            </Button>
          </div>
        )}
      </Banner>
    </div>
  );
}
