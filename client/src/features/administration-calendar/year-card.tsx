import type { CalendarDay, CalendarYear } from '@cloudseat/shared/nouns/working-day.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './calendar.module.css';
import { wholeDayText } from './date-words.ts';
import { DayDialog } from './day-dialog.tsx';
import { stateOf, tableOf } from './days-of-year.ts';
import { ImportDialog } from './import-dialog.tsx';
import { Legend } from './legend.tsx';
import { YearGrid } from './year-grid.tsx';

type YearCardProps = {
  known: CalendarYear;
  onDay: (changed: CalendarDay) => void;
  onImported: () => Promise<void>;
  onReadAgain: () => void;
  onExpired: () => void;
};

/** A year as twelve months, to be changed day by day or by the official table. */
export function YearCard({ known, onDay, onImported, ...way }: YearCardProps) {
  const { t } = useTranslation('calendar');
  const locale = useLocale();
  const [openDate, setOpenDate] = useState<string | null>(null);
  const [isImporting, setIsImporting] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const { year, today, days, isKept, hasOfficial } = known;
  const table = tableOf(days);
  return (
    <Card>
      <div className={styles.parts}>
        {isKept ? null : (
          <Banner tone="warn" title={t('unkept.title', { year })}>
            {t('unkept.text')} {t(hasOfficial ? 'unkept.official' : 'unkept.byHand')}
          </Banner>
        )}
        <div className={styles.head}>
          <Legend />
          {hasOfficial ? (
            <Button icon="list" onClick={() => setIsImporting(true)}>
              {t('import.start')}
            </Button>
          ) : null}
        </div>
        {hasOfficial || !isKept ? null : <p className={styles.intro}>{t('import.none', { year })}</p>}
        <p className={styles.intro}>{t('grid.hint')}</p>
        <div role="status">{done ? <Banner tone="good">{done}</Banner> : null}</div>
      </div>
      <YearGrid {...{ year, today, table }} onOpen={setOpenDate} />
      {openDate ? (
        <DayDialog
          {...{ today, ...way }}
          date={openDate}
          day={table.get(openDate) ?? null}
          onClose={() => setOpenDate(null)}
          onSaved={(changed) => {
            setOpenDate(null);
            onDay(changed);
            const state = t(`state.${stateOf(changed.date, tableOf([changed]))}`);
            const day = t('cell.plain', { date: wholeDayText(changed.date, locale), state });
            setDone(t('day.saved', { day }));
          }}
        />
      ) : null}
      {isImporting ? (
        <ImportDialog
          {...{ year, today, ...way }}
          onClose={() => setIsImporting(false)}
          onImported={async (count) => {
            await onImported();
            setIsImporting(false);
            setDone(t('import.done', { count }));
          }}
        />
      ) : null}
    </Card>
  );
}
