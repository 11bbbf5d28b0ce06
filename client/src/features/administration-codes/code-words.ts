import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import type { AdministeredCode } from '@cloudseat/shared/nouns/entry-code.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../ui/use-locale.ts';

/** Where a code leads, and where it hangs, in words; the place is null where it has none. */
export function useCodeWords(catalogue: Catalogue | null) {
  const { t } = useTranslation('administration');
  const text = useLocalText();
  function target({ matterName, departmentId }: AdministeredCode): string {
    if (matterName) return text(matterName);
    const department = catalogue?.departments.find((each) => each.departmentId === departmentId);
    return department ? t('target.department', { name: text(department.name) }) : t('target.all');
  }
  function place({ townId, regionId }: AdministeredCode): string | null {
    const found =
      catalogue?.towns.find((town) => town.townId === townId) ??
      catalogue?.regions.find((region) => region.regionId === regionId);
    return found ? text(found.name) : null;
  }
  return { target, place };
}
