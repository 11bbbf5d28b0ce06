import type { Slot } from '@cloudseat/shared/nouns/booking.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '../../lib/moment-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { groupSlots, type SlotDay } from './slot-days.ts';
import styles from './slot-picker.module.css';

type SlotPickerProps = {
  slots: readonly Slot[];
  serverNow: number;
  chosen: number | null;
  onChoose: (startsAt: number) => void;
};

/** First the day, then the time; what is full is shown as full, so that nobody looks for it. */
export function SlotPicker({ slots, serverNow, chosen, onChoose }: SlotPickerProps) {
  const { t } = useTranslation('later');
  const locale = useLocale();
  const days = groupSlots(slots, serverNow);
  const firstFree = days.find(({ parts }) => parts.some((part) => part.slots.some(({ isFree }) => isFree)));
  const [day, setDay] = useState(firstFree?.day ?? days[0]?.day ?? null);
  const shown = days.find((each) => each.day === day) ?? days[0];
  return (
    <>
      <fieldset className={styles.days}>
        <legend>{t('booking.days')}</legend>
        <div className={styles.row}>
          {days.map((each) => (
            <label key={each.day} className={classNames(each === shown && styles.chosen)}>
              <input type="radio" name="day" checked={each === shown} onChange={() => setDay(each.day)} />
              <DayWords day={each} locale={locale} />
            </label>
          ))}
        </div>
      </fieldset>
      {shown === undefined ? null : <Times key={shown.day} day={shown} chosen={chosen} onChoose={onChoose} />}
    </>
  );
}

function DayWords({ day, locale }: { day: SlotDay; locale: Locale }) {
  const { t } = useTranslation('later');
  const startsAt = day.parts[0]?.slots[0]?.startsAt ?? 0;
  const near = day.ahead === 0 ? t('booking.today') : day.ahead === 1 ? t('booking.tomorrow') : null;
  const { date, weekday } = formatDay(startsAt, locale);
  return (
    <span>
      <strong>{near ?? weekday}</strong>
      <small>{date}</small>
    </span>
  );
}

type TimesProps = { day: SlotDay } & Pick<SlotPickerProps, 'chosen' | 'onChoose'>;

function Times({ day, chosen, onChoose }: TimesProps) {
  const { t } = useTranslation('later');
  const locale = useLocale();
  return (
    <fieldset className={styles.times}>
      <legend>{t('booking.times')}</legend>
      {day.parts.map(({ part, slots }) => (
        <div key={part}>
          <p className={styles.part}>{t(`booking.${part}`)}</p>
          <div className={styles.grid}>
            {slots.map(({ startsAt, isFree }) => (
              <label
                key={startsAt}
                className={classNames(startsAt === chosen && styles.chosen, !isFree && styles.full)}
              >
                <input
                  type="radio"
                  name="time"
                  checked={startsAt === chosen}
                  disabled={!isFree}
                  onChange={() => onChoose(startsAt)}
                />
                <span>
                  {formatTime(startsAt, locale)}
                  {isFree ? null : <small> {t('booking.full')}</small>}
                </span>
              </label>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
