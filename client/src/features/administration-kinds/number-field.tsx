import { Field } from '../../ui/field.tsx';

type NumberFieldProps = {
  label: string;
  hint?: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
};

/** A whole number; nothing typed counts as 0. */
export function NumberField({ label, hint, value, max, onChange }: NumberFieldProps) {
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      inputMode="numeric"
      value={String(value)}
      maxLength={4}
      onChange={({ target }) => onChange(Math.min(max, Number(target.value.replace(/\D/g, ''))))}
    />
  );
}
