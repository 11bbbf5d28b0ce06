import type { FormField, FormValue } from '@cloudseat/shared/nouns/form.ts';
import { useTranslation } from 'react-i18next';
import { formValueText } from '../../lib/form-text.ts';
import { useLocalText } from '../../ui/use-locale.ts';

/** Says a value in the page's language. */
export function useValueText(): (field: FormField, value: FormValue | undefined) => string {
  const { t } = useTranslation('form');
  const pick = useLocalText();
  const words = { pick, yes: t('yes'), no: t('no'), empty: t('empty') };
  return (field, value) => formValueText(field, value, words);
}
