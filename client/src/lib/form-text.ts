import type { FormField, FormFilling, FormValue, FormView } from '@cloudseat/shared/nouns/form.ts';
import { isEmpty } from '@cloudseat/shared/nouns/form-check.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';

type Words = {
  pick: (text: LocalText) => string;
  yes: string;
  no: string;
  /** For what is not filled in. */
  empty: string;
};

/** A value as people read it: choices by their names, numbers with their unit. */
export function formValueText(field: FormField, value: FormValue | undefined, words: Words): string {
  if (value === undefined || isEmpty(value)) return words.empty;
  const nameOf = (optionId: string) => {
    const option = field.options.find((each) => each.optionId === optionId);
    return option ? words.pick(option.label) : optionId;
  };
  if (Array.isArray(value)) return value.map(nameOf).join('、');
  if (field.kind === 'choice') return nameOf(value);
  if (field.kind === 'yesNo') return value === 'yes' ? words.yes : value === 'no' ? words.no : value;
  return field.unit === null ? value : `${value} ${words.pick(field.unit)}`;
}

/** A filling that comes late must not undo a newer one. */
export function takeFilling(view: FormView, filling: FormFilling): FormView {
  const isOld = view.filling !== null && view.filling.version > filling.version;
  return isOld ? view : { ...view, filling };
}
