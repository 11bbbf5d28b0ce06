import type { CaseRegions } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../use-locale.ts';

type Regions = Pick<CaseRegions, 'owningRegion'> & Partial<Pick<CaseRegions, 'assistingRegion'>>;

/** Who decides and whose window helps, in one sentence; null where all of it is this district. */
export function useRegionText(): (regions: Regions) => string | null {
  const { t } = useTranslation('common');
  const text = useLocalText();
  const nameOf = (region: CaseRegions['owningRegion']) => (region ? text(region.name) : t('region.here'));
  return ({ owningRegion, assistingRegion = null }) =>
    owningRegion === null && assistingRegion === null
      ? null
      : owningRegion?.regionId === assistingRegion?.regionId
        ? t('region.byOwn', { owner: nameOf(owningRegion) })
        : t('region.by', { owner: nameOf(owningRegion), helper: nameOf(assistingRegion) });
}
