import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { RequestHandlers, StaffPrincipal } from '../identity/principal.ts';
import type { Journal } from '../journal/journal.repository.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import type { CallRepository } from './call.repository.ts';
import type { CallLookup } from './call-lookup.ts';

type Dependencies = {
  lookup: CallLookup;
  calls: Pick<CallRepository, 'saveNotes'>;
  journal: Journal;
  /** Where the applicant is called in this call. */
  getPhone: (call: { callId: CallId; applicantId: ApplicantId }) => Promise<string>;
  clock: Clock;
};

/** While the agent serves the call, its paperwork included. */
const servedStates: readonly CallState[] = [...runningStates, 'wrapUp'];

/** The applicant's number for the agent who serves the call now and nobody else; shown once the look is on record. */
export function createReveal({ lookup, journal, getPhone, clock }: Omit<Dependencies, 'calls'>) {
  return async (callId: CallId, { role, agentId }: StaffPrincipal, purpose: 'look' | 'telephone') => {
    const call = await lookup.findCall(callId);
    if (call === null || call.agentId !== agentId || !servedStates.includes(call.state))
      throw notFound('the call');
    await journal.write({
      ...{ actorRole: role, actorId: agentId, action: 'applicantPhone.revealed' },
      ...{ callId, details: { purpose }, at: clock.now() },
    });
    return getPhone(call);
  };
}
export type Reveal = ReturnType<typeof createReveal>;

/** What is kept of a call while it runs: the agent's notes, and who looked at the applicant's number. */
export function createCallHandlers({
  lookup,
  calls,
  clock,
  reveal,
}: Pick<Dependencies, 'lookup' | 'calls' | 'clock'> & { reveal: Reveal }): Pick<
  RequestHandlers,
  'call:saveNotes' | 'applicant:reveal'
> {
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
      return { phone: await reveal(callId, principal, 'look') };
    },
  };
}
