import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Tick } from '../../ui/tick.tsx';
import {
  type CriterionWish,
  type KindWish,
  type LineWish,
  newCriterion,
  newLine,
  sumOf,
} from './kind-draft.ts';
import styles from './kinds.module.css';
import { NumberField } from './number-field.tsx';
import { WordsPair } from './words-pair.tsx';

export type PartProps = { wish: KindWish; isTold: boolean; onChange: (wish: KindWish) => void };

/** What projects of this kind bring. */
export function LinesFields({ wish, isTold, onChange }: PartProps) {
  const { t } = useTranslation('project-kinds');
  const { lines } = wish;
  const put = (changed: LineWish) =>
    onChange({ ...wish, lines: lines.map((line) => (line.lineId === changed.lineId ? changed : line)) });
  return (
    <>
      <h2>{t('field.lines')}</h2>
      {lines.map((line) => (
        <div key={line.lineId} className={styles.part}>
          <WordsPair
            label={t('field.lineName')}
            words={line.name}
            maxLength={60}
            isMissing={isTold && line.name.chinese.trim() === ''}
            onChange={(name) => put({ ...line, name })}
          />
          <WordsPair
            label={t('field.lineNote')}
            words={line.note}
            maxLength={300}
            onChange={(note) => put({ ...line, note })}
          />
          <SelectField
            label={t('field.accepts')}
            value={line.accepts}
            onChange={({ target }) => put({ ...line, accepts: target.value as LineWish['accepts'] })}
          >
            {(['document', 'drawing', 'film'] as const).map((accepts) => (
              <option key={accepts} value={accepts}>
                {t(`accepts.${accepts}`)}
              </option>
            ))}
          </SelectField>
          <Tick isOn={line.isRequired} onChange={(isRequired) => put({ ...line, isRequired })}>
            {t('field.isRequired')}
          </Tick>
          <div className={styles.buttons}>
            <Button
              kind="plain"
              onClick={() => onChange({ ...wish, lines: lines.filter((each) => each !== line) })}
            >
              {t('removeLine')}
            </Button>
          </div>
        </div>
      ))}
      <div className={styles.buttons}>
        <Button onClick={() => onChange({ ...wish, lines: [...lines, newLine()] })}>{t('addLine')}</Button>
      </div>
    </>
  );
}

/** What experts give marks for; all together 100. */
export function CriteriaFields({ wish, isTold, onChange }: PartProps) {
  const { t } = useTranslation('project-kinds');
  const { criteria } = wish;
  const put = (changed: CriterionWish) =>
    onChange({
      ...wish,
      criteria: criteria.map((each) => (each.criterionId === changed.criterionId ? changed : each)),
    });
  return (
    <>
      <h2>{t('field.criteria')}</h2>
      <p role="status">{t('field.sum', { sum: sumOf(criteria) })}</p>
      {criteria.map((each) => (
        <div key={each.criterionId} className={styles.part}>
          <WordsPair
            label={t('field.criterionName')}
            words={each.name}
            maxLength={60}
            isMissing={isTold && each.name.chinese.trim() === ''}
            onChange={(name) => put({ ...each, name })}
          />
          <WordsPair
            label={t('field.guide')}
            words={each.guide}
            maxLength={500}
            onChange={(guide) => put({ ...each, guide })}
          />
          <NumberField
            label={t('field.maxScore')}
            value={each.maxScore}
            max={100}
            onChange={(maxScore) => put({ ...each, maxScore })}
          />
          <div className={styles.buttons}>
            <Button
              kind="plain"
              onClick={() => onChange({ ...wish, criteria: criteria.filter((other) => other !== each) })}
            >
              {t('removeCriterion')}
            </Button>
          </div>
        </div>
      ))}
      <div className={styles.buttons}>
        <Button onClick={() => onChange({ ...wish, criteria: [...criteria, newCriterion()] })}>
          {t('addCriterion')}
        </Button>
      </div>
    </>
  );
}
