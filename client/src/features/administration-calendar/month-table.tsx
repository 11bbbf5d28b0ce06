import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './calendar.module.css';
import { dayText, monthText, weekdayTexts } from './date-words.ts';
import { type DayTable, stateOf, weeksOf } from './days-of-year.ts';
import { useDayMarks } from './use-day-marks.ts';

type MonthTableProps = {
  year: number;
  month: number;
  today: string;
  table: DayTable;
  /** The day that the Tab key stops at. */
  stop: string;
  onOpen: (date: string) => void;
};

export function MonthTable({ year, month, ...days }: MonthTableProps) {
  const locale = useLocale();
  return (
    <table className={styles.month}>
      <caption>{monthText(month, locale)}</caption>
      <thead>
        <tr>
          {weekdayTexts(locale).map(({ short, whole }) => (
            <th key={whole} scope="col">
              <span aria-hidden="true">{short}</span>
              <VisuallyHidden>{whole}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, at) => (
              // The same column for a week's life, also where it is empty.
              <td key={date ?? `none-${at}`}>{date ? <DayButton date={date} {...days} /> : null}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayButtonProps = Omit<MonthTableProps, 'year' | 'month'> & { date: string };

function DayButton({ date, today, table, stop, onOpen }: DayButtonProps) {
  const { t } = useTranslation('calendar');
  const locale = useLocale();
  const text = useLocalText();
  const markOf = useDayMarks();
  const state = stateOf(date, table);
  const { name } = table.get(date) ?? { name: null };
  const words = { date: dayText(date, locale), state: t(`state.${state}`) };
  const label = name ? t('cell.named', { ...words, name: text(name) }) : t('cell.plain', words);
  return (
    <button
      type="button"
      className={classNames(styles.day, styles[state], date === today && styles.today)}
      data-date={date}
      data-mark={markOf(state)}
      tabIndex={date === stop ? 0 : -1}
      aria-label={label}
      aria-current={date === today ? 'date' : undefined}
      title={name ? text(name) : undefined}
      onClick={() => onOpen(date)}
    >
      {Number(date.slice(8))}
    </button>
  );
}
