import { z } from 'zod';
import { RequestId, RoomId } from '../nouns/ids.ts';
import { messageMaxLength } from '../nouns/message-rules.ts';
import { SittingPhase } from '../nouns/review-room.ts';
import { SittingMessage } from '../nouns/sitting-message.ts';
import { notification, request } from './define.ts';

const sitters = ['applicant', 'agent', 'expert', 'convenor'] as const;

/** Chat in the room of a review, for whoever is inside: ROOM_NOT_OPEN to who waits outside, has gone, or is in by another page. */
export const sittingMessageRequests = {
  'sittingMessage:send': request({
    input: z.object({
      requestId: RequestId,
      roomId: RoomId,
      /** As the page shows it to who writes. CHANGED_MEANWHILE in another one: what was meant for few is not told to all. */
      phase: SittingPhase,
      text: z.string().trim().min(1).max(messageMaxLength),
    }),
    output: z.object({ message: SittingMessage }),
    errors: ['NOT_FOUND', 'ROOM_NOT_OPEN', 'CHANGED_MEANWHILE'],
    roles: sitters,
  }),
  /** What one may read of the review's chat so far, oldest first; at most the last 500 lines. */
  'sittingMessage:list': request({
    input: z.object({ roomId: RoomId, afterSequence: z.int().nonnegative().default(0) }),
    output: z.object({ messages: z.array(SittingMessage) }),
    errors: ['NOT_FOUND', 'ROOM_NOT_OPEN'],
    roles: sitters,
  }),
};

export const sittingMessageNotifications = {
  /** To whoever is in the room and may read it. */
  'sittingMessage:created': notification({
    payload: z.object({
      message: SittingMessage,
      /** Of the request that sent it. */
      requestId: RequestId,
    }),
    to: sitters,
  }),
};
