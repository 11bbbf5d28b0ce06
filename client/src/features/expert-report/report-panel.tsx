import type { ReportSectionId, ReportView } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertReviewView, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { readDoc, sectionIdsOf } from '@cloudseat/shared/report/report-doc.ts';
import { lacksOfReport } from '@cloudseat/shared/report/report-rules.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { ChangesEditor } from './changes-editor.tsx';
import { ClosePart } from './close-part.tsx';
import styles from './report.module.css';
import type { ReportPage } from './report-page.ts';
import { SectionEditor } from './section-editor.tsx';
import { useReportPage, type WhoIsWhere } from './use-report-page.ts';
import { useSectionNames } from './use-section-names.ts';
import { VotePart } from './vote-part.tsx';

type PanelProps = { review: ExpertReviewView; onExpired: () => void };

/** The report as the panel writes it; the convenor reads along. Nothing for others and at other times. */
export function ReportPanel(props: PanelProps) {
  const { state, part, ownSeatId } = props.review;
  if (state !== 'reportDraft' || (part !== 'convenor' && ownSeatId === null)) return null;
  return <Editor {...props} />;
}

function Editor({ review, onExpired }: PanelProps) {
  const { t } = useTranslation(['expert-report', 'common']);
  const { reviewId, ownSeatId } = review;
  const { value, error, retry } = useReviewLoad(reviewId, `expert-reviews/${reviewId}/report`, () =>
    api('expertReport:get', { params: { reviewId } }),
  );
  const { page, error: pageError, whoIsWhere } = useReportPage(review);
  useExpiry(error, onExpired);
  const failed = error ?? pageError;
  return (
    <Card
      title={t('title')}
      aside={
        page === null || ownSeatId === null ? null : (
          <span className={styles.second} role="status">
            {t(`phase.${page.phase}`)}
          </span>
        )
      }
    >
      {failed ? (
        <ErrorNotice
          error={failed}
          onRetry={() => {
            retry();
            void page?.read().catch(() => {});
          }}
        />
      ) : null}
      {page === null || value === null || page.phase === 'loading' ? (
        <Loading>{t('common:loading')}</Loading>
      ) : (
        <Draft {...{ review, page, whoIsWhere }} view={value} onView={retry} />
      )}
    </Card>
  );
}

type DraftProps = {
  review: ExpertReviewView;
  view: ReportView;
  page: ReportPage;
  whoIsWhere: WhoIsWhere;
  onView: () => void;
};

function Draft({ review, view, page, whoIsWhere, onView }: DraftProps) {
  const { t } = useTranslation('expert-report');
  const { labelOf, hintOf } = useSectionNames(review);
  const { criteria } = review.kind;
  const isReadOnly = review.ownSeatId === null;
  const nameOf = (seatId: PanelSeatId) =>
    review.seats.find((seat) => seat.seatId === seatId)?.name ?? t('someone');
  const writingIn = (sectionId: ReportSectionId) =>
    [...whoIsWhere].filter(([, where]) => where === sectionId).map(([seatId]) => nameOf(seatId));
  const written = readDoc(page.doc, criteria, page.seatOf);
  const lacks = lacksOfReport({ ...written, conclusion: view.conclusion });
  const reopened = view.history.at(-1);
  return (
    <div className={styles.report}>
      <p className={styles.second}>{t(isReadOnly ? 'introReader' : 'intro')}</p>
      {reopened?.reason ? <p>{t('reopened', { reason: reopened.reason })}</p> : null}
      {sectionIdsOf(criteria).map((sectionId) => (
        <SectionEditor
          key={sectionId}
          {...{ page, sectionId, isReadOnly, nameOf }}
          text={page.doc.getText(sectionId)}
          label={labelOf(sectionId)}
          hint={hintOf(sectionId)}
          writing={writingIn(sectionId)}
        />
      ))}
      <VotePart {...{ review, view, nameOf }} onView={onView} />
      {view.conclusion === 'passedWithChanges' || written.changes.length > 0 ? (
        <ChangesEditor {...{ review, page, isReadOnly, whoIsWhere, nameOf }} changes={written.changes} />
      ) : null}
      <ClosePart {...{ review, lacks, labelOf }} isChair={view.isChair} flush={page.flush} onView={onView} />
    </div>
  );
}
