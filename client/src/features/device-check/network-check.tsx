import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import { useTranslation } from 'react-i18next';
import { CheckLine } from './check-line.tsx';

export function NetworkCheck({ grade }: { grade: NetworkGrade }) {
  const { t } = useTranslation('applicant');
  const { t: tCommon } = useTranslation('common');
  if (grade === 'unknown') return <CheckLine state="running" words={t('check.networkTesting')} />;
  const state = grade === 'good' ? 'good' : grade === 'lost' ? 'bad' : 'warn';
  return <CheckLine state={state} words={t('check.network', { grade: tCommon(`networkGrade.${grade}`) })} />;
}
