import type { CaseRegions } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../use-locale.ts';
import styles from './region.module.css';

/** Below buttons that cannot be pressed: who presses them. */
export function RegionLock({ owningRegion }: Pick<CaseRegions, 'owningRegion'>) {
  const { t } = useTranslation(['region', 'common']);
  const text = useLocalText();
  const region = owningRegion ? text(owningRegion.name) : t('common:region.here');
  return <p className={styles.lock}>{t('locked', { region })}</p>;
}
