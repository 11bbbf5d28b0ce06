import type { DepartmentId, RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Catalogue } from './catalogue.ts';

/** Where staff works: a department of this district, or the same office of a partner region. */
export function officeNameOf(
  { departmentId, regionId }: { departmentId: DepartmentId | null; regionId: RegionId | null },
  catalogue: Pick<Catalogue, 'getDepartment' | 'regions'>,
): LocalText {
  if (departmentId === null) return { 'zh-Hans': '', 'zh-Hant': '', en: '' };
  const { name, shortName } = catalogue.getDepartment(departmentId);
  const region = catalogue.regions().find((each) => each.regionId === regionId);
  if (region === undefined) return name;
  const both = (locale: keyof LocalText) => `${region.name[locale]} · ${shortName[locale]}`;
  return { 'zh-Hans': both('zh-Hans'), 'zh-Hant': both('zh-Hant'), en: both('en') };
}
