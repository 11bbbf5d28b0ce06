import type { DispatchDay, DispatchFigures } from '@cloudseat/shared/nouns/supervision.ts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Card } from '../../ui/card.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './day.module.css';
import { EntryPoints } from './entry-points.tsx';
import { countsOf, ratesOf, shareOf, waitsOf } from './figure-list.ts';

export function DayFigures({ day: { total, entryPoints, departments } }: { day: DispatchDay }) {
  const { t } = useTranslation('supervision');
  const text = useLocalText();
  return (
    <>
      <Card title={t('day.counts')}>
        <Counts figures={total} />
      </Card>
      <Card title={t('day.rates')}>
        <Rates figures={total} />
      </Card>
      <EntryPoints entryPoints={entryPoints} />
      <Card title={t('day.departments')}>
        <ul className={styles.departments}>
          {departments.map(({ departmentId, departmentName, figures }) => (
            <li key={departmentId}>
              <h3>{text(departmentName)}</h3>
              <Counts figures={figures} />
              <Rates figures={figures} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Counts({ figures }: { figures: DispatchFigures }) {
  const { t } = useTranslation('supervision');
  return (
    <dl className={styles.figures}>
      {countsOf(figures).map(([name, count]) => (
        <div key={name}>
          <dt>{t(`day.name.${name}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Each share with its numerator and denominator: a share of three tickets is not one of three hundred. */
function Rates({ figures }: { figures: DispatchFigures }) {
  const { t } = useTranslation('supervision');
  const locale = useLocale();
  const waits = waitsOf(figures).map(([name, spanMs]) => ({
    name,
    value: spanMs === null ? t('none') : formatSpan(spanMs),
    of: spanMs === null ? t('day.nothing') : null,
  }));
  const rates = ratesOf(figures).map(([name, ratio]) => ({
    name,
    value: shareOf(ratio, locale) ?? t('none'),
    of: ratio.denominator === 0 ? t('day.nothing') : t('day.of', ratio),
  }));
  return (
    <dl className={styles.figures}>
      {[...rates.slice(0, 1), ...waits, ...rates.slice(1)].map(({ name, value, of }) => (
        <div key={name}>
          <dt>{t(`day.name.${name}`)}</dt>
          <dd>{value}</dd>
          {of === null ? null : <dd className={styles.of}>{of}</dd>}
        </div>
      ))}
    </dl>
  );
}
