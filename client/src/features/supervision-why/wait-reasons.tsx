import type { CallWhy } from '@cloudseat/shared/nouns/supervision.ts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Card } from '../../ui/card.tsx';
import styles from './why.module.css';

/** A part of the wait shorter than this explains nothing, ms. */
const shownFromMs = 1_000;

/** The wait by what it was spent on, each part with its reason. */
export function WaitReasons({ why: { call, wait, estimate } }: { why: CallWhy }) {
  const { t } = useTranslation('supervision');
  const parts = [
    ['inLine', wait.inLineMs],
    ['ringing', wait.ringingMs],
    ['away', wait.awayMs],
    ['callback', wait.callbackMs],
  ] as const;
  const shown = parts.filter(([, spanMs]) => spanMs >= shownFromMs);
  const title = call.isWaiting ? 'why.waitingTitle' : 'why.waitedTitle';
  return (
    <Card title={t(title, { time: formatSpan(call.waitMs) })}>
      {shown.length === 0 ? <p>{t('why.atOnce')}</p> : null}
      <ul className={styles.parts}>
        {shown.map(([part, spanMs]) => (
          <li key={part}>
            <strong>{t(`why.${part}`, { time: formatSpan(spanMs) })}</strong>
            <span>{t(`why.${part}Text`)}</span>
          </li>
        ))}
      </ul>
      {call.unansweredCount > 0 ? <p>{t('why.unanswered', { count: call.unansweredCount })}</p> : null}
      {estimate ? (
        <p>
          {t('why.band', { band: t(`why.bandOf.${estimate.band}`) })} {t(`why.realWait.${estimate.realWait}`)}
        </p>
      ) : null}
    </Card>
  );
}
