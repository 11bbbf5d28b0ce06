import { z } from 'zod';
import { JointReviewId } from '../nouns/joint-review.ts';
import { SittingMessage } from '../nouns/sitting-message.ts';
import type { RouteDefinition } from './define.ts';

export const reviewChatRoutes = {
  'reviewChat:list': {
    method: 'GET',
    path: '/joint-reviews/:reviewId/messages',
    params: z.object({ reviewId: JointReviewId }),
    output: z.object({
      messages: z.array(SittingMessage),
      /** Whether what was said in closed parts is among them. */
      isWhole: z.boolean(),
    }),
    errors: ['NOT_FOUND'],
    roles: ['agent', 'supervisor'],
    summary:
      'Chat of a review outside of its rooms, the last 500 lines. Closed parts as their recordings: for whoever has a seat, and for the supervisors of the lead department in the region of the case.',
  },
} as const satisfies Record<string, RouteDefinition>;
