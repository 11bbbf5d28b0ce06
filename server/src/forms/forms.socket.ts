import { talkingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { FormMoment } from '@cloudseat/shared/nouns/form.ts';
import type { CallId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallBrief, CallLookup } from '../call/call-lookup.ts';
import {
  type ApplicantPrincipal,
  isOfPanel,
  type Principal,
  type RequestHandlers,
  type StaffPrincipal,
} from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { FillingRow } from './form.repository.ts';
import type { Forms } from './forms.ts';

export type FormHandlers = Pick<
  RequestHandlers,
  | 'form:get'
  | 'form:open'
  | 'form:point'
  | 'form:focus'
  | 'form:propose'
  | 'form:withdraw'
  | 'form:answer'
  | 'form:write'
  | 'form:complete'
  | 'form:reopen'
>;
type Dependencies = {
  forms: Forms;
  lookup: CallLookup;
  findMatterId: (callId: CallId) => Promise<MatterId | null>;
};

/** The form over the socket: the applicant writes, the agent of the running talk points and proposes, a helper reads. */
export function createFormHandlers({ forms, lookup, findMatterId }: Dependencies): FormHandlers {
  const { commands } = forms;
  async function getCall(callId: CallId, isTheirs: (call: CallBrief) => boolean): Promise<CallBrief> {
    const call = await lookup.findCall(callId);
    if (call === null || !isTheirs(call)) throw notFound('the call');
    return call;
  }
  async function targetOf<P extends Principal>(call: CallBrief, by: P) {
    const caseId = await forms.findCaseOf(call.callId);
    if (caseId === null) throw notFound('the case');
    return { caseId, callId: call.callId, by, applicantId: call.applicantId };
  }
  /** Any call of theirs leads to the form of its case. */
  const ofApplicant = async (callId: CallId, by: ApplicantPrincipal) =>
    targetOf(await getCall(callId, ({ applicantId }) => applicantId === by.applicantId), by);
  /** CALL_STATE before and after the talk. */
  async function ofAgent(callId: CallId, by: StaffPrincipal) {
    const call = await getCall(callId, (found) => isAgentOf(found, by));
    if (!talkingStates.includes(call.state)) throw new AppError('CALL_STATE', 'nobody talks in this call');
    return targetOf(call, by);
  }
  type Target = Awaited<ReturnType<typeof targetOf>>;
  async function finish(target: Target, kept: FillingRow): Promise<{ version: number }> {
    await forms.tell(target.caseId, target.applicantId);
    return { version: kept.version };
  }
  const tellMoment = async ({ caseId, applicantId }: Target, moment: FormMoment) => {
    await forms.tell(caseId, applicantId, moment);
    return {};
  };
  return {
    async 'form:get'({ callId }, { principal }) {
      const call = await getCall(callId, (found) => mayRead(found, principal));
      const matterId = await findMatterId(callId);
      if (matterId === null) throw notFound('the matter');
      return forms.present(await forms.findCaseOf(call.callId), matterId);
    },
    async 'form:open'({ callId }, { principal }) {
      if (principal.role === 'applicant') {
        const own = await ofApplicant(callId, principal);
        return finish(own, await commands.open(own));
      }
      const target = await ofAgent(callId, principal);
      const answer = await finish(target, await commands.open(target));
      await tellMoment(target, { kind: 'called', byName: await forms.nameOf(principal.agentId) });
      return answer;
    },
    async 'form:point'({ callId, fieldId }, { principal }) {
      const target = await ofAgent(callId, principal);
      return tellMoment(target, { kind: 'pointed', fieldId, byName: await forms.nameOf(principal.agentId) });
    },
    async 'form:focus'({ callId, fieldId }, { principal }) {
      return tellMoment(await ofApplicant(callId, principal), { kind: 'focused', fieldId });
    },
    async 'form:propose'({ callId, fieldId, value, revision }, { principal }) {
      const target = await ofAgent(callId, principal);
      const { kept, proposalId } = await commands.propose(target, { fieldId, value, revision });
      return { ...(await finish(target, kept)), proposalId };
    },
    async 'form:withdraw'({ callId, proposalId }, { principal }) {
      const target = await ofAgent(callId, principal);
      return finish(target, await commands.withdraw(target, proposalId));
    },
    async 'form:answer'({ callId, proposalId, isConfirmed }, { principal }) {
      const own = await ofApplicant(callId, principal);
      return finish(own, await commands.answer(own, proposalId, isConfirmed));
    },
    async 'form:write'({ callId, fieldId, value, revision }, { principal }) {
      const own = await ofApplicant(callId, principal);
      const kept = await commands.write(own, { fieldId, value, revision });
      return { ...(await finish(own, kept)), revision: revision + 1 };
    },
    async 'form:complete'({ callId, version }, { principal }) {
      const own = await ofApplicant(callId, principal);
      const kept = await commands.complete(own, version);
      return {
        ...(await finish(own, kept)),
        sha256: kept.sha256 ?? '',
        completedAt: kept.completedAt?.getTime() ?? 0,
      };
    },
    async 'form:reopen'({ callId }, { principal }) {
      const own = await ofApplicant(callId, principal);
      return finish(own, await commands.reopen(own));
    },
  };
}

/** An agent whom the call only rings at takes no part yet. */
const isAgentOf = (call: CallBrief, { agentId }: StaffPrincipal) =>
  call.agentId === agentId && call.state !== 'offered';

/** While the talk runs and is wrapped up; who is consulted reads along in it. */
function mayRead(call: CallBrief, principal: Principal): boolean {
  if (principal.role === 'applicant') return call.applicantId === principal.applicantId;
  if (isOfPanel(principal)) return false;
  const isTalk = talkingStates.includes(call.state);
  if (isTalk && call.helperId === principal.agentId) return true;
  return isAgentOf(call, principal) && (isTalk || call.state === 'wrapUp');
}
