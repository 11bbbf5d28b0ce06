import type { CannedReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../ui/use-locale.ts';

/** Whose a reply is, in words. */
export function useScopeWords(catalogue: Catalogue) {
  const { t } = useTranslation('replies');
  const text = useLocalText();
  return ({ matterId, departmentId }: Pick<CannedReply, 'matterId' | 'departmentId'>): string => {
    const department = catalogue.departments.find((each) => each.departmentId === departmentId);
    const matter = catalogue.matters.find((each) => each.matterId === matterId);
    if (department === undefined) return t('scope.everybody');
    return matter === undefined
      ? t('keep.ofDepartment', { name: text(department.shortName) })
      : t('keep.ofMatter', { name: text(department.shortName), matter: text(matter.name) });
  };
}
