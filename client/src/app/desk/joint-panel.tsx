import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ReviewList } from '../../features/joint-list/review-list.tsx';
import { UpcomingList } from '../../features/joint-list/upcoming-list.tsx';
import { ReviewPanel } from '../../features/joint-review/review-panel.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FullScreen } from '../../ui/full-screen.tsx';
import { Loading } from '../../ui/spinner.tsx';
import type { DeskSession } from './desk-session.ts';
import styles from './joint-desk.module.css';
import { PlainPaper, ReviewMaterials } from './review-materials.tsx';
import type { DeskJoint } from './use-desk-joint.ts';
import { useReview } from './use-review.ts';

type JointPanelProps = { session: DeskSession; joint: DeskJoint };

/** Joint reviews beside whatever goes on at the desk: a list, or the one that is open. */
export function JointPanel({ session, joint }: JointPanelProps) {
  const { t } = useTranslation('joint');
  const { reviews, upcoming } = useStore(session.joint.store);
  const heading = useRef<HTMLHeadingElement>(null);
  const { openId } = joint;
  useEffect(() => heading.current?.focus(), [openId]);
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (openId === null) joint.close();
    else joint.open(null);
  }
  return (
    <section className={styles.panel} aria-label={t('list.title')} onKeyDown={handleKey}>
      <header>
        {openId === null ? null : (
          <Button kind="plain" icon="back" onClick={() => joint.open(null)}>
            {t('list.back')}
          </Button>
        )}
        <h2 ref={heading} tabIndex={-1}>
          {t('list.title')}
        </h2>
        <Button kind="plain" icon="close" onClick={joint.close}>
          {t('list.close')}
        </Button>
      </header>
      {openId === null ? (
        <>
          <UpcomingList upcoming={upcoming} onUpcoming={session.joint.takeUpcoming} />
          <ReviewList
            refreshKey={(reviews ?? []).map(({ reviewId, version }) => `${reviewId}.${version}`).join()}
            onOpen={joint.open}
          />
        </>
      ) : (
        <OpenReview key={openId} session={session} reviewId={openId} onGone={() => joint.open(null)} />
      )}
    </section>
  );
}

type OpenReviewProps = {
  session: DeskSession;
  reviewId: JointReviewId;
  /** It was shown, and is no longer this agent's to read. */
  onGone: () => void;
};

function OpenReview({ session, reviewId, onGone }: OpenReviewProps) {
  const { t } = useTranslation(['joint', 'document']);
  const { view, error, take, refresh } = useReview(session, reviewId);
  const { roomId } = useStore(session.joint.store);
  const [paper, setPaper] = useState<MaterialId | null>(null);
  const isGone = view !== null && error?.code === 'NOT_FOUND';
  useEffect(() => {
    if (isGone) onGone();
  }, [isGone, onGone]);
  if (view === null)
    return error ? <ErrorNotice error={error} onRetry={refresh} /> : <Loading>{t('loading')}</Loading>;
  const canEnter = view.roomId !== null && view.roomId !== roomId && view.ownSeatId !== null;
  return (
    <>
      {error ? <ErrorNotice error={error} onRetry={refresh} /> : null}
      <ReviewPanel
        view={view}
        isInRoom={view.roomId !== null && view.roomId === roomId}
        entry={
          canEnter ? (
            <div className={styles.entry}>
              <p>{t('entry.running')}</p>
              <Button kind="primary" icon="door" onClick={session.joint.enter}>
                {t('entry.enter')}
              </Button>
            </div>
          ) : null
        }
        materials={<ReviewMaterials view={view} openId={paper} onOpen={setPaper} />}
        onView={take}
        onRefresh={refresh}
      />
      {paper === null ? null : (
        <FullScreen
          title={t('materials.title')}
          closeWords={t('materials.close')}
          onClose={() => setPaper(null)}
        >
          <PlainPaper key={paper} materialId={paper} />
        </FullScreen>
      )}
    </>
  );
}
