import type { ExpertRow } from '@cloudseat/shared/nouns/expert-library.ts';
import type { ExpertId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLoad } from '../../ui/use-load.ts';
import type { FormPart } from './conditions-form.tsx';
import styles from './expert-draw.module.css';

/** Units and people whose ties keep an expert out, and experts kept out by name, each with its reason. */
export function AvoidanceFields({ draw, value: { avoided, excludedExperts }, onChange }: FormPart) {
  const { t } = useTranslation('expert-draw');
  const setAvoided = (at: number, changes: Partial<(typeof avoided)[number]>) =>
    onChange({ avoided: avoided.map((each, index) => (index === at ? { ...each, ...changes } : each)) });
  // Who there is to be drawn from is no secret, and nothing of this review.
  const library = useLoad('expert-library', () => api('expertLibrary:list', { query: {} }));
  const experts = library.value?.experts ?? [];
  const left = experts.filter(({ expertId }) => !excludedExperts.some((each) => each.expertId === expertId));
  return (
    <fieldset className={styles.group}>
      <legend>{t('conditions.avoided')}</legend>
      <p className={styles.quiet}>{t('conditions.avoidedHint')}</p>
      {avoided.map(({ name, reason }, index) =>
        draw.fixedAvoided.includes(name) ? (
          <p key={name}>{t('conditions.fixed', { name })}</p>
        ) : (
          <div key={index} className={styles.pair}>
            <Field
              label={t('conditions.avoidedName')}
              value={name}
              maxLength={80}
              onChange={(event) => setAvoided(index, { name: event.target.value })}
            />
            <Field
              label={t('conditions.reason')}
              value={reason}
              maxLength={200}
              onChange={(event) => setAvoided(index, { reason: event.target.value })}
              aside={
                <Button
                  kind="plain"
                  onClick={() => onChange({ avoided: avoided.filter((_, at) => at !== index) })}
                >
                  {t('conditions.remove')}
                </Button>
              }
            />
          </div>
        ),
      )}
      <Button onClick={() => onChange({ avoided: [...avoided, { name: '', reason: '' }] })}>
        {t('conditions.addAvoided')}
      </Button>
      {excludedExperts.map(({ expertId, reason }) => (
        <Field
          key={expertId}
          label={t('conditions.excludedReason', { name: nameOf(experts, expertId) })}
          value={reason}
          maxLength={200}
          onChange={(event) =>
            onChange({
              excludedExperts: excludedExperts.map((each) =>
                each.expertId === expertId ? { ...each, reason: event.target.value } : each,
              ),
            })
          }
          aside={
            <Button
              kind="plain"
              onClick={() =>
                onChange({ excludedExperts: excludedExperts.filter((each) => each.expertId !== expertId) })
              }
            >
              {t('conditions.remove')}
            </Button>
          }
        />
      ))}
      <SelectField
        label={t('conditions.addExcluded')}
        value=""
        onChange={(event) =>
          onChange({
            excludedExperts: [...excludedExperts, { expertId: event.target.value as ExpertId, reason: '' }],
          })
        }
      >
        <option value="">{t('conditions.choose')}</option>
        {left.map(({ expertId, name, unit }) => (
          <option key={expertId} value={expertId}>
            {name}（{unit}）
          </option>
        ))}
      </SelectField>
    </fieldset>
  );
}

const nameOf = (experts: readonly ExpertRow[], expertId: ExpertId): string =>
  experts.find((each) => each.expertId === expertId)?.name ?? expertId;
