import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './calendar.module.css';
import { type DayTable, dayByKey } from './days-of-year.ts';
import { MonthTable } from './month-table.tsx';

type YearGridProps = { year: number; today: string; table: DayTable; onOpen: (date: string) => void };

const months = Array.from({ length: 12 }, (_, at) => at + 1);

/** Twelve months. One stop of the Tab key: within, the arrows lead from day to day. */
export function YearGrid({ year, today, table, onOpen }: YearGridProps) {
  const { t } = useTranslation('calendar');
  const grid = useRef<HTMLElement>(null);
  const [stop, setStop] = useState(today.startsWith(`${year}-`) ? today : `${year}-01-01`);

  function handleKey(event: KeyboardEvent): void {
    const { date } = (event.target as HTMLElement).dataset;
    const next = date === undefined ? null : dayByKey(date, event.key);
    if (next === null) return;
    event.preventDefault();
    setStop(next);
    grid.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  }

  return (
    <section
      className={styles.months}
      aria-label={t('grid.label', { year })}
      ref={grid}
      onKeyDown={handleKey}
    >
      {months.map((month) => (
        <MonthTable
          key={month}
          {...{ year, month, today, table, stop }}
          onOpen={(date) => {
            setStop(date);
            onOpen(date);
          }}
        />
      ))}
    </section>
  );
}
