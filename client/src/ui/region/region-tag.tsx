import type { CaseRegions } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../use-locale.ts';
import styles from './region.module.css';
import { useIsOwnRegion } from './staff-region.ts';

/** Beside a matter of a partner region: whose it is, and to others that they would only help. */
export function RegionTag({ owningRegion }: Pick<CaseRegions, 'owningRegion'>) {
  const { t } = useTranslation('region');
  const text = useLocalText();
  const isOwn = useIsOwnRegion({ owningRegion });
  if (owningRegion === null) return null;
  const region = text(owningRegion.name);
  return <span className={styles.tag}>{isOwn ? region : t('tag', { region })}</span>;
}
