import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { waitingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import { type CallBrief, isCallOver } from '../call/call-lookup.ts';
import type { Principal, StaffPrincipal } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';

export type Uploader = { uploadedBy: 'applicant' | 'agent'; uploaderId: string };

/** While an order only rings, its agent knows how many files there are and no more. */
export const beforeAccept = new Set<CallState>(['draft', 'scheduled', ...waitingStates]);

/** As whom the browser belongs to the call: its applicant, or the agent who accepted it; null for everybody else. */
export function findPart(call: CallBrief | null, principals: readonly Principal[]): Uploader | null {
  if (!call) return null;
  for (const principal of principals) {
    if (principal.role === 'applicant') {
      if (principal.applicantId === call.applicantId)
        return { uploadedBy: 'applicant', uploaderId: principal.applicantId };
    } else if (principal.role === 'agent' && principal.agentId === call.agentId) {
      if (!beforeAccept.has(call.state)) return { uploadedBy: 'agent', uploaderId: principal.agentId };
    }
  }
  return null;
}

/** Whether an agent belongs to those who work on the call's case, in this call or not. */
export type IsOnCase = (call: CallBrief, agent: StaffPrincipal) => Promise<boolean>;

/**
 * Throws NOT_FOUND for a stranger, whether or not the call exists. Who is consulted reads, and adds nothing; so does who works on the
 * case, once an agent had the call.
 */
export async function assertMayRead(
  call: CallBrief | null,
  principals: readonly Principal[],
  isOnCase: IsOnCase,
): Promise<void> {
  if (findPart(call, principals)) return;
  const agent = principals.find((principal): principal is StaffPrincipal => principal.role === 'agent');
  if (call !== null && agent !== undefined) {
    if (agent.agentId === (call.helperId ?? null)) return;
    if (!beforeAccept.has(call.state) && (await isOnCase(call, agent))) return;
  }
  throw notFound('the call');
}

/** Throws NOT_FOUND for a stranger, CALL_ENDED once the talk is over. */
export function assertMayUpload(call: CallBrief | null, principals: readonly Principal[]): Uploader {
  const part = findPart(call, principals);
  if (!part || !call) throw notFound('the call');
  if (isCallOver(call.state))
    throw new AppError('CALL_ENDED', 'files are taken while the call lasts', { state: call.state });
  return part;
}
