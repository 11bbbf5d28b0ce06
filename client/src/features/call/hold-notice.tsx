import { holdPatienceMs } from '@cloudseat/shared/nouns/hold-times.ts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './hold.module.css';

type HoldNoticeProps = { heldAt: number; isAsking: boolean; now: () => number };

/** In place of the agent's picture: that one is asked to wait, for how long already, and that nobody listens meanwhile. */
export function HoldNotice({ heldAt, isAsking, now }: HoldNoticeProps) {
  const { t } = useTranslation('hold');
  const waitedMs = Math.max(0, useNow(now) - heldAt);
  return (
    <div className={styles.hold}>
      <div className={styles.words}>
        <Icon name="clock" size="48px" />
        <div role="status">
          <h2>{t(isAsking ? 'applicant.titleAsked' : 'applicant.title')}</h2>
          <p>{t('applicant.unheard')}</p>
          <p>{t('applicant.chat')}</p>
        </div>
        <p className={styles.time} role="timer">
          {t('applicant.waited', { time: formatSpan(waitedMs) })}
        </p>
        <p className={styles.long} role="status">
          {waitedMs >= holdPatienceMs ? t('applicant.long') : null}
        </p>
      </div>
    </div>
  );
}
