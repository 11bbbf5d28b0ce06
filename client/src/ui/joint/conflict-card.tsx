import type { Conflict, DepartmentSeat, SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/moment-text.ts';
import { TextAreaField } from '../text-area-field.tsx';
import { useLocale, useLocalText } from '../use-locale.ts';
import styles from './joint.module.css';
import { type LineName, OpinionCard } from './opinion-card.tsx';

/** How somebody means to settle a conflict; not yet said. */
export type Settlement = { text: string; followsSeatId: SeatId | null };
export const noSettlement: Settlement = { text: '', followsSeatId: null };
/** As the server asks of a reason. */
const shortest = 4;
export const isSettled = ({ text }: Settlement): boolean => text.trim().length >= shortest;

type ConflictCardProps = {
  conflict: Conflict;
  at: number;
  seats: readonly DepartmentSeat[];
  nameOf: LineName;
  /** Null: only to be looked at. */
  settlement: { value: Settlement; isTold: boolean; onChange: (value: Settlement) => void } | null;
};

/** Two words that cannot both be followed, side by side, and how it is settled. */
export function ConflictCard({ conflict, at, seats, nameOf, settlement }: ConflictCardProps) {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const locale = useLocale();
  const group = useId();
  const sides = seats.filter(({ seatId }) => conflict.seatIds.includes(seatId));
  const { resolution, lineId } = conflict;
  const followed = seats.find(({ seatId }) => seatId === resolution?.followsSeatId);
  return (
    <section className={styles.conflict} aria-labelledby={`${group}-title`}>
      <h3 id={`${group}-title`}>
        {t('conflict.title', { at: at + 1 })}{' '}
        {t(`conflict.kind.${conflict.kind}`, { line: nameOf(lineId) ?? '' })}
      </h3>
      <div className={styles.sides}>
        {sides.map((seat) =>
          seat.opinion === null ? null : (
            <OpinionCard key={seat.seatId} seat={seat} opinion={seat.opinion} nameOf={nameOf} />
          ),
        )}
      </div>
      {resolution === null ? null : (
        <p className={styles.resolution}>
          <strong>{t(`conflict.resolved.${resolution.level}`)}</strong> {resolution.text}
          {followed === undefined ? null : (
            <> {t('conflict.follows', { department: text(followed.departmentName) })}</>
          )}
          <small>
            {resolution.by.displayName} {resolution.by.agentNumber} · {formatMoment(resolution.at, locale)}
          </small>
        </p>
      )}
      {settlement === null ? null : (
        <>
          <fieldset className={styles.choices}>
            <legend>{t('conflict.whose')}</legend>
            {[...sides, null].map((seat) => (
              <label key={seat?.seatId ?? 'none'}>
                <input
                  type="radio"
                  name={group}
                  checked={settlement.value.followsSeatId === (seat?.seatId ?? null)}
                  onChange={() =>
                    settlement.onChange({ ...settlement.value, followsSeatId: seat?.seatId ?? null })
                  }
                />
                {seat === null ? t('conflict.nobody') : text(seat.departmentName)}
              </label>
            ))}
          </fieldset>
          <TextAreaField
            label={t('conflict.words')}
            hint={t('conflict.wordsHint')}
            rows={2}
            maxLength={500}
            error={settlement.isTold && !isSettled(settlement.value) ? t('conflict.wordsMissing') : null}
            value={settlement.value.text}
            onChange={({ target }) => settlement.onChange({ ...settlement.value, text: target.value })}
          />
        </>
      )}
    </section>
  );
}
