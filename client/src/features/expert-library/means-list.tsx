import { type AppraisalMark, appraisalMarks } from '@cloudseat/shared/nouns/expert-after-rules.ts';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../ui/facts.tsx';

/** Means of appraisals 履职评价, a mark each. */
export function MeansList({ means }: { means: Record<AppraisalMark, number> }) {
  const { t } = useTranslation('expert-library');
  return (
    <Facts
      facts={appraisalMarks.map((mark) => [
        t(`mark.${mark}`),
        t('standing.score', { score: means[mark].toFixed(2) }),
      ])}
    />
  );
}
