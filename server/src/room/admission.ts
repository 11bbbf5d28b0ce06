import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { findRunningLeg } from '../call/running-leg.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Person } from './call-room.ts';

type Wish = { callId: CallId; person: Person; pageId: string };
type Call = {
  callId: CallId;
  state: CallState;
  applicantId: ApplicantId;
  agentId: AgentId | null;
  offers: readonly { agentId: AgentId }[];
  pageId: string | null;
  legId: CallId | null;
  parentId: CallId | null;
};
type Ledger = {
  findCall(callId: CallId): Promise<Call | null>;
  getAgent(agentId: AgentId): Promise<{ deskId: string | null }>;
};

/**
 * Only the call's applicant, its agent, those it rings at, and the one who has accepted its transfer or consult enter, each
 * by the one page that carries the call.
 */
export async function assertMayJoin({ callId, person, pageId }: Wish, ledger: Ledger): Promise<void> {
  const call = await ledger.findCall(callId);
  // A transfer or consult has no room of its own.
  if (call === null || call.parentId !== null || !(await isOwn(call, person, ledger)))
    throw notFound('the call');
  const carrier = person.role === 'applicant' ? call.pageId : (await ledger.getAgent(person.id)).deskId;
  if (carrier !== pageId) throw new AppError('ROOM_NOT_OPEN', 'the call goes on in another window');
}

async function isOwn(call: Call, person: Person, ledger: Ledger): Promise<boolean> {
  if (person.role === 'applicant') return call.applicantId === person.id;
  if (call.agentId === person.id || call.offers.some(({ agentId }) => agentId === person.id)) return true;
  const leg = await findRunningLeg(call, (callId) => ledger.findCall(callId));
  return leg?.agentId === person.id;
}
