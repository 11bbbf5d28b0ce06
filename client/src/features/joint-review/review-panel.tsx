import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { OpinionCard } from '../../ui/joint/opinion-card.tsx';
import { ReviewChat } from '../../ui/joint/review-chat.tsx';
import { SeatList } from '../../ui/joint/seat-list.tsx';
import { useCaseLines } from '../../ui/joint/use-line-names.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { Checklist } from './checklist.tsx';
import { ConsolidationPart } from './consolidation-part.tsx';
import { LeadActs } from './lead-acts.tsx';
import { LeadOffer } from './lead-offer.tsx';
import { OpinionEditor } from './opinion-editor.tsx';
import { PaperPart } from './paper-part.tsx';
import styles from './review.module.css';
import { takesOpinions } from './review-words.ts';
import { SeatTools } from './seat-tools.tsx';

type ReviewPanelProps = {
  view: JointReviewView;
  /** Whether its room is open on this page: what is done to the room stands there. */
  isInRoom: boolean;
  /** The way into the room that runs; null where none does, or one is in it. */
  entry: ReactNode;
  /** Files that can be opened. */
  materials: ReactNode;
  onView: (view: JointReviewView) => void;
  onRefresh: () => void;
};

/** One review on a desk: how far it is, who sits where, what can be done, one's own opinion, all of them in one, the paper. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { view, isInRoom, onView } = props;
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const locale = useLocale();
  const { lines, nameOf } = useCaseLines(view);
  const own = view.seats.find(({ seatId }) => seatId === view.ownSeatId) ?? null;
  const { state, scheduledAt, escalation } = view;
  /** Once all opinions are to be seen, one's own stands among them. */
  const isAlone = view.seats.every(({ opinion, seatId }) => opinion === null || seatId === view.ownSeatId);
  return (
    <div className={styles.panel}>
      <div>
        <h3 className={styles.subject}>{view.subject}</h3>
        <p className={styles.small}>
          {view.caseNumber} · {text(view.matterName)} · {view.applicantName}
        </p>
        <p className={styles.state} role="status">
          <strong>{t(`state.${state}`)}</strong> {t(`next.${view.isLead ? 'lead' : 'member'}.${state}`)}
        </p>
        {scheduledAt === null ? null : (
          <p>{t('scheduled', { time: formatDayAndTime(scheduledAt, locale) })}</p>
        )}
        {view.endReason === null ? null : <p>{t('endReason', { reason: view.endReason })}</p>}
        {escalation === null ? null : (
          <Banner tone="warn" title={t('escalated.title', { name: escalation.to?.displayName ?? '' })}>
            {escalation.reason}
          </Banner>
        )}
      </div>
      {props.entry}
      {view.isLead && !isInRoom ? <LeadActs {...{ view, onView }} onFailed={props.onRefresh} /> : null}
      <LeadOffer {...{ view, onView }} onRefresh={props.onRefresh} />
      <PaperPart view={view} />
      {props.materials}
      {own !== null && !own.hasSigned && own.state !== 'abstained' && takesOpinions(state) ? (
        <section aria-labelledby="review-opinion">
          <h3 id="review-opinion">{t('opinion.title')}</h3>
          {own.question === '' ? null : (
            <p className={styles.asked}>{t('seat.question', { text: own.question })}</p>
          )}
          <OpinionEditor key={own.seatId} {...{ view, lines, onView }} seatId={own.seatId} />
        </section>
      ) : own?.opinion && isAlone ? (
        <section aria-labelledby="review-own">
          <h3 id="review-own">{t('opinion.ownSigned')}</h3>
          <OpinionCard seat={own} opinion={own.opinion} nameOf={nameOf} />
        </section>
      ) : null}
      <ConsolidationPart {...{ view, nameOf, onView }} />
      <section aria-labelledby="review-seats">
        <h3 id="review-seats">{t('seats')}</h3>
        <SeatList
          seats={view.seats}
          ownSeatId={view.ownSeatId}
          isLooking={state === 'inviting'}
          toolsOf={(seat) => (view.isLead ? <SeatTools {...{ view, seat, onView }} /> : null)}
        />
      </section>
      <Checklist {...{ view, onView }} />
      {isInRoom || view.state === 'proposed' || view.state === 'inviting' ? null : (
        <ReviewChat reviewId={view.reviewId} />
      )}
    </div>
  );
}
