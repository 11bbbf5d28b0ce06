import type { CalendarDay } from '@cloudseat/shared/nouns/working-day.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { arrangementOf, type RestSpan } from './arrangement.ts';
import styles from './calendar.module.css';
import { dayText, shortDayText } from './date-words.ts';

/** The year in a few lines, as it is announced. */
export function ArrangementCard({ days }: { days: readonly CalendarDay[] }) {
  const { t } = useTranslation('calendar');
  const locale = useLocale();
  const text = useLocalText();
  const { rests, worked } = arrangementOf(days);
  return (
    <Card title={t('arrangement.title')}>
      {rests.length + worked.length === 0 ? (
        <p className={styles.intro}>{t('arrangement.none')}</p>
      ) : (
        <div className={styles.arrangement}>
          <section>
            <h3>{t('arrangement.rest')}</h3>
            <ul>
              {rests.map((rest) => (
                <Rest key={rest.from} rest={rest} />
              ))}
            </ul>
          </section>
          <section>
            <h3>{t('arrangement.worked')}</h3>
            {worked.length === 0 ? <p>{t('arrangement.noneWorked')}</p> : null}
            <ul>
              {worked.map(({ date, name }) => (
                <li key={date}>
                  <strong>{text(name)}</strong>
                  <span>{dayText(date, locale)}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </Card>
  );
}

function Rest({ rest: { from, to, dayCount, names } }: { rest: RestSpan }) {
  const { t } = useTranslation('calendar');
  const locale = useLocale();
  const text = useLocalText();
  const range = { from: shortDayText(from, locale), to: shortDayText(to, locale) };
  return (
    <li>
      <strong>{names.map(text).join(' · ')}</strong>
      <span>{from === to ? dayText(from, locale) : t('arrangement.range', range)}</span>
      <span>{t('arrangement.days', { count: dayCount })}</span>
    </li>
  );
}
