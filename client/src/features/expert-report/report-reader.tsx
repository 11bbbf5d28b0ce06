import type { ReportView } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertReviewView, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { textOf } from '@cloudseat/shared/report/report-doc.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './report.module.css';
import { Authors } from './section-editor.tsx';
import { useSectionNames } from './use-section-names.ts';

type ReportReaderProps = { review: ExpertReviewView; closed: NonNullable<ReportView['closed']> };

/** The text exactly as it is signed. */
export function ReportReader({ review, closed: { text, sha256 } }: ReportReaderProps) {
  const { t } = useTranslation(['expert-report', 'expert']);
  const words = useLocalText();
  const { labelOf } = useSectionNames(review);
  const nameOf = (seatId: PanelSeatId) =>
    review.seats.find((seat) => seat.seatId === seatId)?.name ?? t('someone');
  const criterionName = (criterionId: string | null) => {
    const found = review.kind.criteria.find((each) => each.criterionId === criterionId);
    return found ? words(found.name) : null;
  };
  return (
    <article className={styles.paper} aria-label={t('title')}>
      <h3>{text.title}</h3>
      <p>
        <strong>{t('vote.agreed', { conclusion: t(`expert:conclusion.${text.conclusion}`) })}</strong>
      </p>
      {text.changes.length === 0 ? null : (
        <section>
          <h4>{t('changes.title')}</h4>
          <ol>
            {text.changes.map(({ changeId, runs, criterionId, seatIds }) => (
              <li key={changeId}>
                <p className={styles.prose}>{textOf(runs)}</p>
                <p className={styles.second}>
                  {[
                    criterionName(criterionId),
                    t('changes.verifiedBy', { names: seatIds.map(nameOf).join(t('comma')) }),
                  ]
                    .filter((each) => each !== null)
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
      {text.sections.map(({ sectionId, runs }) =>
        textOf(runs).trim() === '' ? null : (
          <section key={sectionId}>
            <h4>{labelOf(sectionId)}</h4>
            <p className={styles.prose}>{textOf(runs)}</p>
            <Authors runs={runs} nameOf={nameOf} />
          </section>
        ),
      )}
      <p className={styles.second}>{t('sign.hash', { round: text.round, hash: sha256.slice(0, 16) })}</p>
    </article>
  );
}
