import type { ExpertHistoryEntry } from '@cloudseat/shared/nouns/expert-library.ts';
import { specialtyNameOf } from '@cloudseat/shared/nouns/specialties.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../ui/use-locale.ts';

type Change = ExpertHistoryEntry['changes'][number];

/** What was changed of an expert, or is about to be, as a name and words. */
export function useChangeWords(): (change: Change) => readonly [name: string, value: string] {
  const { t } = useTranslation('expert-library');
  const text = useLocalText();
  const spell = (field: Change['field'], values: readonly string[]) => {
    const words = field === 'specialties' ? values.map((id) => text(specialtyNameOf(id))) : values;
    return words.join('、') || t('noValue');
  };
  return ({ field, before, after }) => {
    // Telephone and ties of the journal: nobody reads what they were.
    const isSealed = before.length === 0 && after.length === 0;
    const value = isSealed
      ? t('history.sealed')
      : t('becomes', { before: spell(field, before), after: spell(field, after) });
    return [t(`field.${field}`), value];
  };
}
