import type { DrawConditions, ExpertDrawView } from '@cloudseat/shared/nouns/expert-draw.ts';
import type { Specialty } from '@cloudseat/shared/nouns/project-kind.ts';
import { specialtyNameOf, specialtyNames } from '@cloudseat/shared/nouns/specialties.ts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import { AvoidanceFields } from './avoidance-fields.tsx';
import styles from './expert-draw.module.css';

type ConditionsFormProps = {
  draw: ExpertDrawView;
  onSave: (conditions: DrawConditions) => Promise<void>;
  /** Null: there are none yet to go back to. */
  onCancel: (() => void) | null;
};
export type FormPart = {
  draw: ExpertDrawView;
  value: DrawConditions;
  onChange: (changes: Partial<DrawConditions>) => void;
};

/** Conditions of the draw, as the kind calls for them to begin with. */
export function ConditionsForm({ draw, onSave, onCancel }: ConditionsFormProps) {
  const { t } = useTranslation(['expert-draw', 'common']);
  const [value, setValue] = useState<DrawConditions>(draw.proposed);
  const task = useTask();
  const onChange = (changes: Partial<DrawConditions>) => setValue((before) => ({ ...before, ...changes }));
  const asked = value.specialties.reduce((sum, { count }) => sum + count, 0);
  const lack =
    value.specialties.length === 0
      ? 'noField'
      : asked > value.panelSize
        ? 'tooMany'
        : hasBlank(value)
          ? 'blank'
          : null;
  const part = { draw, value, onChange };
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    await task.run(() => onSave(value));
  }
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <SelectField
        label={t('conditions.panelSize')}
        hint={t('conditions.sizeHint', { count: draw.minPanelSize })}
        value={value.panelSize}
        onChange={(event) => onChange({ panelSize: Number(event.target.value) })}
      >
        {[3, 5, 7, 9, 11, 13, 15]
          .filter((size) => size >= draw.minPanelSize)
          .map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
      </SelectField>
      <SpecialtyFields {...part} />
      <RegionFields {...part} />
      <AvoidanceFields {...part} />
      <LimitFields {...part} />
      {lack === null ? null : <p className={styles.quiet}>{t(`conditions.lack.${lack}`)}</p>}
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <div className={styles.buttons}>
        {onCancel === null ? null : <Button onClick={onCancel}>{t('cancel')}</Button>}
        <Button kind="primary" type="submit" disabled={lack !== null} isBusy={task.isRunning}>
          {t('conditions.save')}
        </Button>
      </div>
    </form>
  );
}

const hasBlank = ({ avoided, excludedExperts }: DrawConditions) =>
  avoided.some(({ name, reason }) => name.trim() === '' || reason.trim() === '') ||
  excludedExperts.some(({ reason }) => reason.trim() === '');

function SpecialtyFields({ value: { specialties }, onChange }: FormPart) {
  const { t } = useTranslation('expert-draw');
  const text = useLocalText();
  const left = Object.keys(specialtyNames).filter(
    (id) => !specialties.some(({ specialty }) => specialty === id),
  );
  const set = (next: DrawConditions['specialties']) => onChange({ specialties: next });
  return (
    <fieldset className={styles.group}>
      <legend>{t('conditions.specialties')}</legend>
      <p className={styles.quiet}>{t('conditions.fieldsHint')}</p>
      {specialties.map(({ specialty, count }) => (
        <Field
          key={specialty}
          label={text(specialtyNameOf(specialty))}
          type="number"
          min={1}
          max={15}
          value={count}
          onChange={(event) =>
            set(
              specialties.map((each) =>
                each.specialty === specialty
                  ? { ...each, count: Math.max(1, Math.min(15, Number(event.target.value) || 1)) }
                  : each,
              ),
            )
          }
          aside={
            <Button
              kind="plain"
              aria-label={t('conditions.removeField', { name: text(specialtyNameOf(specialty)) })}
              onClick={() => set(specialties.filter((each) => each.specialty !== specialty))}
            >
              {t('conditions.remove')}
            </Button>
          }
        />
      ))}
      <SelectField
        label={t('conditions.addField')}
        value=""
        onChange={(event) => set([...specialties, { specialty: event.target.value as Specialty, count: 1 }])}
      >
        <option value="">{t('conditions.choose')}</option>
        {left.map((id) => (
          <option key={id} value={id}>
            {text(specialtyNameOf(id))}
          </option>
        ))}
      </SelectField>
    </fieldset>
  );
}

function RegionFields({ draw: { knownRegions }, value: { regions }, onChange }: FormPart) {
  const { t } = useTranslation('expert-draw');
  return (
    <fieldset className={styles.group}>
      <legend>{t('conditions.regions')}</legend>
      <p className={styles.quiet}>{t('conditions.regionsHint')}</p>
      <div className={styles.choices}>
        {knownRegions.map((region) => (
          <label key={region}>
            <input
              type="checkbox"
              checked={regions.includes(region)}
              onChange={(event) =>
                onChange({
                  regions: event.target.checked
                    ? [...regions, region]
                    : regions.filter((each) => each !== region),
                })
              }
            />
            {region}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function LimitFields({ value: { maxDraws }, onChange }: FormPart) {
  const { t } = useTranslation('expert-draw');
  const figure = (text: string, max: number) => Math.max(1, Math.min(max, Number(text) || 1));
  return (
    <fieldset className={styles.group}>
      <legend>{t('conditions.maxDraws')}</legend>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={maxDraws !== null}
          onChange={(event) => onChange({ maxDraws: event.target.checked ? { count: 2, days: 365 } : null })}
        />
        {t('conditions.limit')}
      </label>
      {maxDraws === null ? null : (
        <div className={styles.pair}>
          <Field
            label={t('conditions.days')}
            type="number"
            value={maxDraws.days}
            onChange={(event) =>
              onChange({ maxDraws: { ...maxDraws, days: figure(event.target.value, 3_650) } })
            }
          />
          <Field
            label={t('conditions.times')}
            type="number"
            value={maxDraws.count}
            onChange={(event) =>
              onChange({ maxDraws: { ...maxDraws, count: figure(event.target.value, 50) } })
            }
          />
        </div>
      )}
    </fieldset>
  );
}
