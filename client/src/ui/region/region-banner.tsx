import type { CaseRegions } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../banner.tsx';
import { useLocalText } from '../use-locale.ts';
import { useIsOwnRegion } from './staff-region.ts';

/** To staff of another region than the one that decides: that they only help, and with what. Nothing to the others. */
export function RegionBanner({ owningRegion }: Pick<CaseRegions, 'owningRegion'>) {
  const { t } = useTranslation(['region', 'common']);
  const text = useLocalText();
  const isOwn = useIsOwnRegion({ owningRegion });
  if (isOwn) return null;
  const region = owningRegion ? text(owningRegion.name) : t('common:region.here');
  return (
    <Banner tone="info" title={t('helping.title', { region })}>
      {t('helping.text')}
    </Banner>
  );
}
