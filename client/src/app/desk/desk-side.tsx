import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { useStore } from 'zustand';
import { CaseTabs } from '../../features/desk-case/case-tabs.tsx';
import { NotesBox, NotesText } from '../../features/desk-case/notes-box.tsx';
import { CallsToday } from '../../features/desk-queue/calls-today.tsx';
import { DeskForm } from './desk-form.tsx';
import type { DeskSession } from './desk-session.ts';
import { isTalking } from './desk-state.ts';

/** The case of the running call with the notes always at hand; between calls, the day so far. */
export function DeskSide({ desk, session }: { desk: DeskView; session: DeskSession }) {
  const { visit, notes } = useStore(session.visit);
  const { call, today } = desk;
  if (call === null || visit === null || visit.callId !== call.callId) {
    return <CallsToday refreshKey={`${today.handledCount}.${today.missedCount}.${desk.activity}`} />;
  }
  const isOver = !isTalking(call);
  const isGuest = call.part !== 'owner';
  return (
    <>
      <CaseTabs
        key={call.callId}
        call={call}
        chat={visit.chat}
        file={visit.file}
        form={<DeskForm form={visit.form} mayPropose={!isOver && !isGuest} />}
        reveal={session.telephone.reveal}
        isReadOnly={isOver || isGuest}
        isGuest={isGuest}
        ownName={desk.displayName}
      />
      {isGuest ? <NotesText text={call.notes} /> : null}
      {isOver || isGuest || notes === null ? null : (
        <NotesBox notes={notes} onNotes={visit.notes.change} rows={4} />
      )}
    </>
  );
}
