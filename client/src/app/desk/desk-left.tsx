import type { DeskView, WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import { memo, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { QueuePanel } from '../../features/desk-queue/queue-panel.tsx';
import { TodayPanel } from '../../features/desk-queue/today-panel.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import { CaseWork } from './case-work.tsx';
import styles from './desk-page.module.css';
import type { DeskSession } from './desk-session.ts';
import type { useDeskCases } from './use-desk-cases.ts';
import type { DeskJoint } from './use-desk-joint.ts';

const Queue = memo(QueuePanel);
const Today = memo(TodayPanel);
const CasesPanel = lazyWithWords(
  async () => (await import('../../features/desk-cases/cases-panel.tsx')).CasesPanel,
  ['case-file', 'mandate'],
);
const JointPanel = lazyWithWords(
  async () => (await import('./joint-panel.tsx')).JointPanel,
  ['joint', 'case-file', 'document'],
);
const CaseReviews = lazyWithWords(async () => (await import('./case-reviews.tsx')).CaseReviews, ['joint']);

type DeskLeftProps = {
  desk: DeskView;
  session: DeskSession;
  cases: ReturnType<typeof useDeskCases>;
  joint: DeskJoint;
  onChat: (row: WaitingRow) => void;
};

/** The line and the day; or, over them, cases or joint reviews. */
export function DeskLeft({ desk, session, cases, joint, onChat }: DeskLeftProps) {
  const { t } = useTranslation('desk');
  const name = cases.isOpen ? 'keys.cases' : joint.isOpen ? 'keys.joint' : 'queue.title';
  return (
    <aside className={styles.left} aria-label={t(name)}>
      {cases.isOpen ? (
        <Suspense fallback={<Loading>{t('loading')}</Loading>}>
          <CasesPanel
            {...cases.panel}
            // That of the talk is worked on beside it.
            renderWork={(caseId, onChanged) =>
              caseId === desk.call?.caseId ? null : <CaseWork caseId={caseId} onChanged={onChanged} />
            }
            renderJoint={(caseId) => (
              <Suspense fallback={null}>
                <CaseReviews
                  caseId={caseId}
                  session={session}
                  joint={joint}
                  callId={caseId === desk.call?.caseId ? desk.call.callId : null}
                />
              </Suspense>
            )}
          />
        </Suspense>
      ) : joint.isOpen ? (
        <Suspense fallback={<Loading>{t('loading')}</Loading>}>
          <JointPanel session={session} joint={joint} />
        </Suspense>
      ) : (
        <>
          <Queue desk={desk} now={session.now} onChat={onChat} />
          <Today today={desk.today} />
        </>
      )}
    </aside>
  );
}
