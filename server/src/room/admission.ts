import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { Person } from './call-room.ts';

type Wish = { callId: CallId; person: Person; pageId: string };
type Ledger = {
  getCall(callId: CallId): Promise<{
    applicantId: ApplicantId;
    agentId: AgentId | null;
    offers: readonly { agentId: AgentId }[];
    pageId: string | null;
  }>;
  getAgent(agentId: AgentId): Promise<{ deskId: string | null }>;
};

/** Only the call's applicant, its agent and those it rings at enter, each by the one page that carries the call. */
export async function assertMayJoin({ callId, person, pageId }: Wish, ledger: Ledger): Promise<void> {
  const call = await ledger.getCall(callId);
  const isOwn =
    person.role === 'applicant'
      ? call.applicantId === person.id
      : call.agentId === person.id || call.offers.some(({ agentId }) => agentId === person.id);
  if (!isOwn) throw notFound('the call');
  const carrier = person.role === 'applicant' ? call.pageId : (await ledger.getAgent(person.id)).deskId;
  if (carrier !== pageId) throw new AppError('ROOM_NOT_OPEN', 'the call goes on in another window');
}
