import { z } from 'zod';
import { AgentStatus, DeclineReason, DeskView, StatusReason } from '../nouns/agent.ts';
import { CallId, EpochMs, Fence, RequestId } from '../nouns/ids.ts';
import { request } from './define.ts';

const offerKey = { requestId: RequestId, callId: CallId, fence: Fence };

export const deskRequests = {
  /** Makes this page the agent's one live desk; the page that was it before is told. */
  'desk:claim': request({
    input: z.object({ requestId: RequestId }),
    output: z.object({ desk: DeskView }),
    errors: [],
    roles: ['agent'],
  }),
  /** During a call or wrap-up the status is kept as the next one; while an offer rings it declines the offer first. */
  'agent:setStatus': request({
    input: z.object({ requestId: RequestId, status: AgentStatus, reason: StatusReason.nullable() }),
    output: z.object({ desk: DeskView }),
    errors: ['DESK_ELSEWHERE', 'STATUS_NOT_ALLOWED'],
    roles: ['agent'],
  }),
  /** The desk's next view follows as desk:updated, once the picture is on its way. */
  'offer:accept': request({
    input: z.object(offerKey),
    output: z.object({ acceptedAt: EpochMs }),
    errors: ['DESK_ELSEWHERE', 'OFFER_STALE', 'OFFER_TAKEN', 'OFFER_CANCELLED', 'OFFER_EXPIRED'],
    roles: ['agent'],
  }),
  'offer:decline': request({
    input: z.object({ ...offerKey, reason: DeclineReason }),
    output: z.object({ desk: DeskView }),
    errors: ['DESK_ELSEWHERE', 'OFFER_STALE', 'OFFER_TAKEN', 'OFFER_CANCELLED', 'OFFER_EXPIRED'],
    roles: ['agent'],
  }),
};
