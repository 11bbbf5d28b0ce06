import type { EntryPointFigures } from '@cloudseat/shared/nouns/supervision.ts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Card } from '../../ui/card.tsx';
import styles from './day.module.css';

/** A table: its few columns fit a phone, and are compared downwards. */
export function EntryPoints({ entryPoints }: { entryPoints: readonly EntryPointFigures[] }) {
  const { t } = useTranslation(['supervision', 'desk']);
  return (
    <Card title={t('day.entryPoints')}>
      <p className={styles.small}>{t('day.entryPointsText')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('day.entryPoint')}</th>
            {(['tickets', 'answered', 'abandoned', 'waitP50'] as const).map((name) => (
              <th scope="col" key={name}>
                {t(`day.name.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entryPoints.map(({ entryPoint, ticketCount, answeredCount, abandonedCount, waitP50Ms }) => (
            <tr key={entryPoint}>
              <th scope="row">{t(`desk:entry.${entryPoint}`)}</th>
              <td>{ticketCount}</td>
              <td>{answeredCount}</td>
              <td>{abandonedCount}</td>
              <td>{waitP50Ms === null ? t('none') : formatSpan(waitP50Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
