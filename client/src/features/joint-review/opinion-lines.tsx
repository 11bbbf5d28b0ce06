import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { OpinionLine } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { useCaseLines } from '../../ui/joint/use-line-names.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import styles from './review.module.css';

type OpinionLinesProps = {
  kind: OpinionLine['kind'];
  value: readonly OpinionLine[];
  lines: ReturnType<typeof useCaseLines>['lines'];
  onChange: (lines: OpinionLine[]) => void;
};

/** Conditions to be kept, or what is to be handed in again: each one thing, as the applicant will read it. */
export function OpinionLines({ kind, value, lines, onChange }: OpinionLinesProps) {
  const { t } = useTranslation('joint');
  const setLine = (at: number, part: Partial<OpinionLine>) =>
    onChange(value.map((line, index) => (index === at ? { ...line, ...part } : line)));
  return (
    <fieldset className={styles.opinionLines}>
      <legend>{t(`opinion.lines.${kind}`)}</legend>
      {value.map((line, at) => (
        // Lines have no name of their own, and are only added at the end or taken away.
        <div key={at} className={styles.opinionLine}>
          {lines.length === 0 ? null : (
            <SelectField
              label={t('opinion.lineOf', { at: at + 1 })}
              value={line.lineId ?? ''}
              onChange={({ target }) =>
                setLine(at, { lineId: target.value === '' ? null : (target.value as MaterialLineId) })
              }
            >
              <option value="">{t('opinion.noLine')}</option>
              {lines.map(({ lineId, name }) => (
                <option key={lineId} value={lineId}>
                  {name}
                </option>
              ))}
            </SelectField>
          )}
          <TextAreaField
            label={t('opinion.lineText', { at: at + 1 })}
            rows={2}
            maxLength={500}
            value={line.text}
            onChange={({ target }) => setLine(at, { text: target.value })}
          />
          <Button
            kind="plain"
            icon="close"
            onClick={() => onChange(value.filter((_, index) => index !== at))}
          >
            {t('opinion.dropLine', { at: at + 1 })}
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...value, { lineId: null, text: '', kind }])}>
        {t(`opinion.addLine.${kind}`)}
      </Button>
    </fieldset>
  );
}
