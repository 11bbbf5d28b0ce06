import type { ScoreDraft } from '@cloudseat/shared/nouns/expert-score.ts';
import type { Criterion } from '@cloudseat/shared/nouns/project-kind.ts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './score.module.css';

type Mark = ScoreDraft['marks'][number];
type MarkFieldProps = {
  criterion: Criterion;
  mark: Mark;
  isMissing: boolean;
  onChange: (mark: Mark) => void;
};

const step = 0.5;
/** In halves, within what the criterion allows; null for nothing. */
function readScore(text: string, maxScore: number): number | null {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) return null;
  return Math.min(maxScore, Math.max(0, Math.round(value / step) * step));
}

/** One criterion: what earns how many marks, the mark by keys, taps or digits, and why. */
export function MarkField({ criterion, mark, isMissing, onChange }: MarkFieldProps) {
  const { t } = useTranslation('expert-score');
  const text = useLocalText();
  const id = useId();
  const { name, guide, maxScore } = criterion;
  const move = (by: number) =>
    onChange({ ...mark, score: readScore(String((mark.score ?? 0) + by), maxScore) });
  return (
    <li className={styles.mark}>
      <div className={styles.markHead}>
        <label htmlFor={id}>
          <strong>{text(name)}</strong>
          <span className={styles.second}>{t('form.max', { max: maxScore })}</span>
        </label>
        <div className={styles.stepper}>
          <Button aria-label={t('form.less', { name: text(name) })} onClick={() => move(-step)}>
            −
          </Button>
          <input
            id={id}
            type="number"
            inputMode="decimal"
            min={0}
            max={maxScore}
            step={step}
            value={mark.score ?? ''}
            aria-invalid={isMissing || undefined}
            aria-describedby={`${id}-guide`}
            onChange={({ target }) => onChange({ ...mark, score: readScore(target.value, maxScore) })}
          />
          <Button aria-label={t('form.more', { name: text(name) })} onClick={() => move(step)}>
            +
          </Button>
        </div>
      </div>
      <p id={`${id}-guide`} className={styles.second}>
        {guide === null ? t('form.noGuide') : text(guide)}
      </p>
      <TextAreaField
        label={t('form.remark')}
        rows={2}
        maxLength={2_000}
        value={mark.remark}
        error={isMissing ? t('form.markMissing') : null}
        onChange={({ target }) => onChange({ ...mark, remark: target.value })}
      />
    </li>
  );
}
