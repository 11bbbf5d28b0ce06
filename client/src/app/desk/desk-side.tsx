import type { DeskCallView, DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { useStore } from 'zustand';
import { CaseTabs } from '../../features/desk-case/case-tabs.tsx';
import { NotesBox, NotesText } from '../../features/desk-case/notes-box.tsx';
import { CallsToday } from '../../features/desk-queue/calls-today.tsx';
import type { NotesState } from '../../lib/notes-saver.ts';
import { RegionBanner } from '../../ui/region/region-banner.tsx';
import { DeskForm } from './desk-form.tsx';
import { DeskMandates } from './desk-mandates.tsx';
import styles from './desk-page.module.css';
import type { DeskSession } from './desk-session.ts';
import { isTalking } from './desk-state.ts';
import { useCaptures } from './use-captures.tsx';
import type { Visit } from './visits.ts';

type DeskSideProps = { desk: DeskView; session: DeskSession };

/** The case of the running call with the notes always at hand; between calls, the day so far. */
export function DeskSide({ desk, session }: DeskSideProps) {
  const { visit, notes } = useStore(session.visit);
  const { call, today } = desk;
  if (call === null || visit === null || visit.callId !== call.callId) {
    return <CallsToday refreshKey={`${today.handledCount}.${today.missedCount}.${desk.activity}`} />;
  }
  return <CaseSide key={call.callId} {...{ desk, session, call, visit, notes }} />;
}

type CaseSideProps = DeskSideProps & { call: DeskCallView; visit: Visit; notes: NotesState | null };

function CaseSide({ desk, session, call, visit, notes }: CaseSideProps) {
  const isOver = !isTalking(call);
  const isGuest = call.part !== 'owner';
  const isReadOnly = isOver || isGuest;
  const captures = useCaptures(call, visit, { session, isReadOnly });
  return (
    <>
      <div className={styles.region}>
        <RegionBanner owningRegion={call.owningRegion} />
      </div>
      <CaseTabs
        call={call}
        chat={visit.chat}
        file={visit.file}
        form={<DeskForm form={visit.form} mayPropose={!isOver && !isGuest} />}
        mandates={
          visit.file === null ? null : (
            <DeskMandates signal={session.signal} caseId={visit.file.caseId} isReadOnly={isReadOnly} />
          )
        }
        reveal={session.telephone.reveal}
        isReadOnly={isReadOnly}
        isGuest={isGuest}
        ownName={desk.displayName}
        captures={captures}
      />
      {isGuest ? <NotesText text={call.notes} /> : null}
      {isOver || isGuest || notes === null ? null : (
        <NotesBox notes={notes} onNotes={visit.notes.change} rows={4} />
      )}
    </>
  );
}
