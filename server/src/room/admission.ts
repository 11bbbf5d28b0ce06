import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { runningStates } from '@cloudseat/shared/nouns/call-stages.ts';
import type { AgentId, ApplicantId, CallId, GuestId } from '@cloudseat/shared/nouns/ids.ts';
import { findRunningLeg } from '../call/running-leg.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Person } from './person.ts';

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
  /** Whether this page of the supervisor's has entered the running talk. */
  isMonitor(callId: CallId, supervisorId: AgentId, pageId: string): Promise<boolean>;
  /** The third person of a talk, if there is one. */
  findGuest(callId: CallId): Promise<{ guestId: GuestId; pageId: string | null } | null>;
};

/**
 * Only the call's applicant, its agent, those it rings at, the one who has accepted its transfer or consult, and the guest of
 * its running talk enter, each by the one page that carries the call.
 */
export async function assertMayJoin({ callId, person, pageId }: Wish, ledger: Ledger): Promise<void> {
  const call = await ledger.findCall(callId);
  if (person.role === 'supervisor') {
    const isRunning = call !== null && runningStates.includes(call.state);
    if (!isRunning || !(await ledger.isMonitor(callId, person.id, pageId))) throw notFound('the call');
    return;
  }
  // A transfer or consult has no room of its own.
  if (call === null || call.parentId !== null || !(await isOwn(call, person, ledger)))
    throw notFound('the call');
  if ((await findCarrier(call, person, ledger)) !== pageId)
    throw new AppError('ROOM_NOT_OPEN', 'the call goes on in another window');
}

async function findCarrier(call: Call, person: Person, ledger: Ledger): Promise<string | null> {
  if (person.role === 'applicant') return call.pageId;
  if (person.role === 'guest') return (await ledger.findGuest(call.callId))?.pageId ?? null;
  return (await ledger.getAgent(person.id)).deskId;
}

async function isOwn(call: Call, person: Person, ledger: Ledger): Promise<boolean> {
  if (person.role === 'applicant') return call.applicantId === person.id;
  if (person.role === 'guest') {
    const guest = runningStates.includes(call.state) ? await ledger.findGuest(call.callId) : null;
    return guest?.guestId === person.id;
  }
  if (call.agentId === person.id || call.offers.some(({ agentId }) => agentId === person.id)) return true;
  const leg = await findRunningLeg(call, (callId) => ledger.findCall(callId));
  return leg?.agentId === person.id;
}
