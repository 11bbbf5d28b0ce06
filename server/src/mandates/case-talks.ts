import { metStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { AgentId, CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { type CallBrief, type CallLookup, isCallOver } from '../call/call-lookup.ts';
import type { CaseReader } from '../cases/case-read.repository.ts';

export type CaseTalks = ReturnType<typeof createCaseTalks>;

/** The calls of a case that are not over, as they are now. */
export function createCaseTalks(reader: Pick<CaseReader, 'listCalls'>, lookup: CallLookup) {
  async function listLive(caseId: CaseId): Promise<CallBrief[]> {
    const rows = (await reader.listCalls([caseId])).filter(({ state }) => !isCallOver(state));
    const calls = await Promise.all(rows.map(({ callId }) => lookup.findCall(callId)));
    return calls.filter((call) => call !== null && !isCallOver(call.state)) as CallBrief[];
  }
  return {
    listLiveIds: async (caseId: CaseId): Promise<CallId[]> =>
      (await listLive(caseId)).map(({ callId }) => callId),
    /** The talk in which the two sides have met; an applicant has one at a time. */
    findMet: async (caseId: CaseId): Promise<CallBrief | null> =>
      (await listLive(caseId)).find(({ state }) => metStates.includes(state)) ?? null,
    /** The same, where this agent is the one whose talk it is. */
    async findMetOf(caseId: CaseId, agentId: AgentId): Promise<CallBrief | null> {
      const call = await this.findMet(caseId);
      return call?.agentId === agentId ? call : null;
    },
  };
}
