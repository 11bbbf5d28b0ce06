import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { waitingStates } from '@cloudseat/shared/nouns/call-stages.ts';
import { type CallBrief, isCallOver } from '../call/call-lookup.ts';
import type { Principal } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';

export type Uploader = { uploadedBy: 'applicant' | 'agent'; uploaderId: string };

/** While an order only rings, its agent knows how many files there are and no more. */
const beforeAccept = new Set<CallState>(['draft', 'scheduled', ...waitingStates]);

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

/** Throws NOT_FOUND for a stranger, whether or not the call exists. Who is consulted reads, and adds nothing. */
export function assertMayRead(call: CallBrief | null, principals: readonly Principal[]): void {
  const helps = principals.some(
    (principal) => principal.role === 'agent' && principal.agentId === (call?.helperId ?? null),
  );
  if (!helps && !findPart(call, principals)) throw notFound('the call');
}

/** Throws NOT_FOUND for a stranger, CALL_ENDED once the talk is over. */
export function assertMayUpload(call: CallBrief | null, principals: readonly Principal[]): Uploader {
  const part = findPart(call, principals);
  if (!part || !call) throw notFound('the call');
  if (isCallOver(call.state))
    throw new AppError('CALL_ENDED', 'files are taken while the call lasts', { state: call.state });
  return part;
}
