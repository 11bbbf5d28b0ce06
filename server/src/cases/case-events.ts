import type { Disposition } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordedEvent } from '../journal/recorded-event.ts';
import type { CaseEvent } from './case-state.ts';
import type { CallLine } from './case-write.repository.ts';

/** The steps of a call that its case's journal tells; rings and short absences are the call's own story. */
const actions: Record<string, string> = {
  callEnqueued: 'call.queued',
  offerAccepted: 'call.accepted',
  callStarted: 'call.connected',
  callHandedOver: 'call.handedOver',
  callSuspended: 'call.interrupted',
  callWrapUp: 'call.talkEnded',
  callEnded: 'call.ended',
};

const ends: Partial<Record<Disposition, CaseEvent>> = { answered: 'answered', referred: 'referred' };

/** What cases are told of a batch of the dispatcher's events. A transfer or consult is an event of the call it was asked for. */
export function tellCases(events: readonly RecordedEvent[]): CallLine[] {
  return events.flatMap((event) => {
    if (event.of !== 'call' || event.parentId !== null) return [];
    const { callId, agentId, type, toState, reason, at, details, changes } = event;
    const action = actions[type];
    if (action === undefined) return [];
    const isByAgent = agentId !== null && type !== 'callEnqueued';
    const { disposition } = changes;
    return [
      {
        line: {
          ...{ at, action, callId: callId as CallId },
          ...(isByAgent ? { actorRole: 'agent', actorId: agentId } : { actorRole: 'system', actorId: '' }),
          details: {
            ...(toState && { state: toState }),
            ...(reason && { reason }),
            ...(disposition && { disposition }),
            ...(details.kind ? { kind: details.kind } : {}),
          },
        },
        ...agentOf(type, agentId, changes.agentId),
        ...(type === 'callEnded' && { event: disposition ? ends[disposition] : endWithoutWord(toState) }),
      },
    ];
  });
}

/** Who has the case from now on. */
function agentOf(type: string, agentId: string | null, next: string | undefined): { agentId?: AgentId } {
  if (type === 'offerAccepted' && agentId !== null) return { agentId: agentId as AgentId };
  return type === 'callHandedOver' && next ? { agentId: next as AgentId } : {};
}

/** Left the line, missed it, or never came: if nobody was ever talked with, nothing is owed. */
const endWithoutWord = (toState: string | null): CaseEvent | undefined =>
  toState === 'abandoned' || toState === 'cancelled' || toState === 'expired' ? 'notServed' : undefined;
