import type { RatingLevel, RatingReason } from '@cloudseat/shared/nouns/rating.ts';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../card.tsx';
import { Icon, type IconName } from '../icon.tsx';
import styles from './rating.module.css';
import { commentMaxLength, levels, reasonsOf } from './rating-rules.ts';

export type RatingInput = { level: RatingLevel; reasons: RatingReason[]; comment: string };
export const ratingFormId = 'rating';

const faces = {
  verySatisfied: 'faceVeryGood',
  satisfied: 'faceGood',
  basicallySatisfied: 'faceOk',
  dissatisfied: 'faceBad',
  veryDissatisfied: 'faceVeryBad',
} as const satisfies Record<RatingLevel, IconName>;

/** Five levels, none chosen beforehand; then reasons that fit the level, and free words. */
export function RatingForm({ onSubmit }: { onSubmit: (input: RatingInput) => void }) {
  const { t } = useTranslation('applicant');
  const [level, setLevel] = useState<RatingLevel | null>(null);
  const [reasons, setReasons] = useState<readonly RatingReason[]>([]);
  const [comment, setComment] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const commentId = useId();

  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    setIsMissing(level === null);
    if (level !== null) onSubmit({ level, reasons: [...reasons], comment: comment.trim() });
  }

  function chooseLevel(chosen: RatingLevel): void {
    setLevel(chosen);
    setIsMissing(false);
    setReasons(reasons.filter((reason) => reasonsOf[chosen].includes(reason)));
  }

  return (
    <form id={ratingFormId} noValidate onSubmit={handleSubmit}>
      <Card>
        <fieldset className={styles.levels}>
          <legend>{t('rating.title')}</legend>
          {levels.map((each) => (
            <label key={each} className={each === level ? styles.chosen : undefined}>
              <input type="radio" name="level" checked={each === level} onChange={() => chooseLevel(each)} />
              <Icon name={faces[each]} size="32px" />
              <span>{t(`rating.level.${each}`)}</span>
            </label>
          ))}
        </fieldset>
        {isMissing ? (
          <p className={styles.missing} role="alert">
            {t('rating.levelMissing')}
          </p>
        ) : null}
        {level === null ? null : (
          <fieldset className={styles.reasons}>
            <legend>{t('rating.reasons')}</legend>
            {reasonsOf[level].map((reason) => {
              const isOn = reasons.includes(reason);
              return (
                <label key={reason} className={isOn ? styles.chosen : undefined}>
                  <input
                    type="checkbox"
                    checked={isOn}
                    onChange={() =>
                      setReasons(isOn ? reasons.filter((each) => each !== reason) : [...reasons, reason])
                    }
                  />
                  <span>{t(`rating.reason.${reason}`)}</span>
                </label>
              );
            })}
          </fieldset>
        )}
        <div className={styles.comment}>
          <label htmlFor={commentId}>{t('rating.comment')}</label>
          <textarea
            id={commentId}
            rows={3}
            maxLength={commentMaxLength}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        </div>
        <p className={styles.anonymous}>{t('rating.anonymous')}</p>
      </Card>
    </form>
  );
}
