import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../ui/use-locale.ts';

type TargetOptionsProps = { catalogue: Catalogue; ownDepartmentId: string | null };

/** Departments with their matters; of whoever keeps one department, that one alone. */
export function TargetOptions({ catalogue, ownDepartmentId }: TargetOptionsProps) {
  const { t } = useTranslation('replies');
  const text = useLocalText();
  const departments = catalogue.departments.filter(
    ({ departmentId }) => ownDepartmentId === null || departmentId === ownDepartmentId,
  );
  return departments.map(({ departmentId, name }) => (
    <optgroup key={departmentId} label={text(name)}>
      <option value={`department:${departmentId}`}>{t('keep.ofDepartment', { name: text(name) })}</option>
      {catalogue.matters
        .filter((matter) => matter.departmentId === departmentId)
        .map((matter) => (
          <option key={matter.matterId} value={`matter:${matter.matterId}`}>
            {text(matter.name)}
          </option>
        ))}
    </optgroup>
  ));
}
