import type { DispatchDay } from '@cloudseat/shared/nouns/supervision.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import styles from './day.module.css';
import { figureNames } from './figure-list.ts';

/** What each figure means, with the limits in force. */
export function Definitions({ day: { answerWithinMs, abandonedAtOnceMs } }: { day: DispatchDay }) {
  const { t } = useTranslation('supervision');
  const limits = { within: answerWithinMs / 1_000, atOnce: abandonedAtOnceMs / 1_000 };
  return (
    <Card title={t('day.definitions')}>
      <dl className={styles.definitions}>
        {figureNames.map((name) => (
          <div key={name}>
            <dt>{t(`day.name.${name}`)}</dt>
            <dd>{t(`day.definition.${name}`, limits)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
