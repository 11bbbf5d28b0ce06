import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { RequestHandlers } from '../identity/principal.ts';
import type { Journal } from '../journal/journal.repository.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import type { CallRepository } from './call.repository.ts';
import type { CallLookup } from './call-lookup.ts';

type Dependencies = {
  lookup: CallLookup;
  calls: Pick<CallRepository, 'saveNotes'>;
  journal: Journal;
  getPhone: (applicantId: ApplicantId) => Promise<string>;
  clock: Clock;
};

/** What is kept of a call while it runs: the agent's notes, and who looked at the applicant's number. */
export function createCallHandlers({
  lookup,
  calls,
  journal,
  getPhone,
  clock,
}: Dependencies): Pick<RequestHandlers, 'call:saveNotes' | 'applicant:reveal'> {
  const getOwn = async (callId: CallId, agentId: AgentId) => {
    const call = await lookup.findCall(callId);
    if (call === null || call.agentId !== agentId || call.state === 'offered') throw notFound('the call');
    return call;
  };
  return {
    async 'call:saveNotes'({ callId, notes }, { principal }) {
      await getOwn(callId, principal.agentId);
      await calls.saveNotes(callId, notes);
      return { savedAt: clock.now() };
    },
    async 'applicant:reveal'({ callId }, { principal }) {
      const { applicantId } = await getOwn(callId, principal.agentId);
      const actor = { actorRole: principal.role, actorId: principal.agentId };
      await journal.write({ ...actor, action: 'applicantPhone.revealed', callId, at: clock.now() });
      return { phone: await getPhone(applicantId) };
    },
  };
}
