import type { ReportSectionId } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { findingOf } from '@cloudseat/shared/report/report-doc.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../ui/use-locale.ts';

const plain = ['project', 'seen', 'suggestions', 'reasons'] as const;
type Plain = (typeof plain)[number];
const isPlain = (sectionId: string): sectionId is Plain => plain.some((each) => each === sectionId);

/** What the parts of a report are called, and what belongs in each. */
export function useSectionNames({ kind }: Pick<ExpertReviewView, 'kind'>) {
  const { t } = useTranslation('expert-report');
  const text = useLocalText();
  const findings = new Map(kind.criteria.map((each) => [findingOf(each.criterionId), each]));
  return {
    labelOf(sectionId: string): string {
      if (isPlain(sectionId)) return t(`section.${sectionId}`);
      const criterion = findings.get(sectionId as ReportSectionId);
      return criterion ? t('section.finding', { name: text(criterion.name) }) : sectionId;
    },
    hintOf: (sectionId: string): string | undefined =>
      isPlain(sectionId) ? t(`sectionHint.${sectionId}`) : undefined,
  };
}
