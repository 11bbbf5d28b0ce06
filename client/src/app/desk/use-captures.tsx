import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { LineCaptures } from '../../features/desk-capture/line-captures.tsx';
import { OtherCaptures } from '../../features/desk-capture/other-captures.tsx';
import { isToBeSeen } from '../../features/desk-capture/shown-captures.ts';
import type { LineCaptures as CapturesOfLines } from '../../features/desk-case/checklist-tab.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import { createCaptureRequests } from './capture-requests.ts';
import type { DeskSession } from './desk-session.ts';
import type { Visit } from './visits.ts';

/** The photographs of a talk, for the list of its case; none for a message, in which nobody can be asked. */
export function useCaptures(
  call: DeskCallView,
  visit: Visit,
  { session, isReadOnly }: { session: DeskSession; isReadOnly: boolean },
): CapturesOfLines | null {
  const { captures } = useStore(visit.captures.state);
  const task = useTask();
  const actions = useMemo(
    () => createCaptureRequests(session.signal, visit.callId, visit.captures),
    [session, visit],
  );
  if (call.kind !== 'talk') return null;
  const work = { captures, actions: isReadOnly ? null : actions, task };
  const { checklist, materials } = call;
  return {
    above: task.error ? <ErrorNotice error={task.error} /> : null,
    ofLine: (line) => <LineCaptures {...{ work, line, checklist, materials }} />,
    newCount: captures.filter(isToBeSeen).length,
    others: <OtherCaptures {...{ work, checklist, materials }} />,
  };
}
