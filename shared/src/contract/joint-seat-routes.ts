import { z } from 'zod';
import { AgentId, Fence } from '../nouns/ids.ts';
import { JointReviewId, JointReviewView, SeatId } from '../nouns/joint-review.ts';
import { StaffCard } from '../nouns/staff-card.ts';
import { UpcomingReview } from '../nouns/upcoming-review.ts';
import type { RouteDefinition } from './define.ts';

const agents = ['agent'] as const;
const both = ['agent', 'supervisor'] as const;
const params = z.object({ reviewId: JointReviewId });
const seatParams = params.extend({ seatId: SeatId });
const reason = z.string().trim().min(4).max(500);
const stateErrors = ['NOT_FOUND', 'REVIEW_STATE'] as const;

/** Who sits in a joint review: seats that are booked, that ring, and the lead's own. */
export const jointSeatRoutes = {
  'jointReview:upcoming': {
    method: 'GET',
    path: '/joint-reviews/upcoming',
    output: z.object({ upcoming: z.array(UpcomingReview) }),
    errors: [],
    roles: agents,
    summary: 'Booked reviews in which one’s own department has a seat, the next one first.',
  },
  'jointReview:claimSeat': {
    method: 'PUT',
    path: '/joint-reviews/:reviewId/seats/:seatId/claim',
    params: seatParams,
    body: z.object({ comes: z.boolean() }),
    output: z.object({ upcoming: z.array(UpcomingReview) }),
    errors: stateErrors,
    roles: agents,
    summary: 'Says beforehand who of the department comes to a booked review: it rings at their desk first.',
  },
  'jointReview:answerSeat': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/seats/:seatId/answer',
    params: seatParams,
    body: z.discriminatedUnion('answer', [
      z.object({ answer: z.literal('accept'), fence: Fence }),
      z.object({
        answer: z.literal('decline'),
        fence: Fence,
        reason,
        /** Of the same department, who is asked next; null: anybody. */
        substituteId: AgentId.nullable(),
      }),
    ]),
    output: z.object({ reviewId: JointReviewId }),
    errors: [
      ...stateErrors,
      'CHANGED_MEANWHILE',
      'OFFER_STALE',
      'OFFER_EXPIRED',
      'OFFER_CANCELLED',
      'DESK_ELSEWHERE',
    ],
    roles: agents,
    summary: 'The answer of the agent at whom the seat rings.',
  },
  'jointReview:colleagues': {
    method: 'GET',
    path: '/joint-reviews/:reviewId/seats/:seatId/colleagues',
    params: seatParams,
    output: z.object({ agents: z.array(StaffCard) }),
    errors: ['NOT_FOUND'],
    roles: both,
    summary:
      'Who of the department could take the seat instead; of the lead’s seat for the lead and its supervisor.',
  },
  'jointReview:handOver': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/lead',
    params,
    /** Null: nobody after all. */
    body: z.object({ toId: AgentId.nullable(), reason }),
    output: JointReviewView,
    errors: [...stateErrors, 'BAD_REQUEST'],
    roles: both,
    summary:
      'Offers the lead to a colleague of the lead department, who answers. By its supervisor: given at once, where the lead is gone.',
  },
  'jointReview:answerLead': {
    method: 'POST',
    path: '/joint-reviews/:reviewId/lead/answer',
    params,
    body: z.object({ isAccepted: z.boolean() }),
    output: z.object({ reviewId: JointReviewId }),
    errors: stateErrors,
    roles: agents,
    summary: 'The answer of the colleague to whom the lead is offered.',
  },
} as const satisfies Record<string, RouteDefinition>;
