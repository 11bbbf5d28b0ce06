import type { FormField, FormValue } from '@cloudseat/shared/nouns/form.ts';
import type { InputHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './form-panel.module.css';

export type FieldControlProps = {
  field: FormField;
  id: string;
  value: FormValue;
  describedBy: string | undefined;
  isWrong: boolean;
  onChange: (value: FormValue) => void;
};

/** What of a phone's keyboard fits each kind. */
const typed: { [Kind in FormField['kind']]?: InputHTMLAttributes<HTMLInputElement> } = {
  idNumber: { autoCapitalize: 'characters', maxLength: 24 },
  creditCode: { autoCapitalize: 'characters', maxLength: 24 },
  phone: { type: 'tel', inputMode: 'tel' },
  date: { type: 'date' },
  number: { inputMode: 'decimal' },
  money: { inputMode: 'decimal' },
};

/** The part of a field that is filled in: words, a day, or one or several of a few. */
export function FieldControl(props: FieldControlProps) {
  const { field, id, value, describedBy, isWrong, onChange } = props;
  const text = useLocalText();
  if (field.kind === 'choice' || field.kind === 'choices' || field.kind === 'yesNo')
    return <Choices {...props} />;
  const shared = {
    ...{ id, value: Array.isArray(value) ? '' : value, autoComplete: 'off' },
    'aria-describedby': describedBy,
    'aria-invalid': isWrong || undefined,
    'aria-required': field.isRequired || undefined,
  };
  if (field.kind === 'longText' || field.kind === 'address')
    return (
      <textarea
        {...shared}
        className={styles.input}
        rows={field.kind === 'address' ? 2 : 3}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <div className={styles.line}>
      <input
        {...typed[field.kind]}
        {...shared}
        className={styles.input}
        onChange={(event) => onChange(event.target.value)}
      />
      {field.unit === null ? null : <span className={styles.unit}>{text(field.unit)}</span>}
    </div>
  );
}

function Choices({ field, id, value, describedBy, onChange }: FieldControlProps) {
  const { t } = useTranslation('form');
  const text = useLocalText();
  const isMany = field.kind === 'choices';
  const chosen = Array.isArray(value) ? value : [value];
  const options =
    field.kind === 'yesNo'
      ? (['yes', 'no'] as const).map((optionId) => ({ optionId: optionId as string, words: t(optionId) }))
      : field.options.map(({ optionId, label }) => ({ optionId, words: text(label) }));
  const toggle = (optionId: string) =>
    chosen.includes(optionId)
      ? chosen.filter((each) => each !== optionId && each !== '')
      : [...chosen.filter((each) => each !== ''), optionId];
  return (
    <div className={styles.choices} aria-describedby={describedBy}>
      {options.map(({ optionId, words }, index) => (
        <label key={optionId}>
          <input
            id={index === 0 ? id : undefined}
            type={isMany ? 'checkbox' : 'radio'}
            name={id}
            checked={chosen.includes(optionId)}
            onChange={() => onChange(isMany ? toggle(optionId) : optionId)}
          />
          <span>{words}</span>
        </label>
      ))}
    </div>
  );
}
