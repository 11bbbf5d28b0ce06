import { z } from 'zod';
import { CallId, RequestId } from '../nouns/ids.ts';
import { Message } from '../nouns/message.ts';
import { MessageLink } from '../nouns/message-link.ts';
import { messageMaxLength } from '../nouns/message-rules.ts';
import { request } from './define.ts';

export const messageRequests = {
  'message:send': request({
    input: z.object({
      requestId: RequestId,
      callId: CallId,
      text: z.string().trim().min(1).max(messageMaxLength),
      /** Of an agent alone. */
      link: MessageLink.nullable().default(null),
    }),
    output: z.object({ message: Message }),
    errors: ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED', 'LINK_NOT_ALLOWED'],
    roles: ['applicant', 'agent'],
  }),
  /** The chat so far, oldest first, for a page that joins late; at most the last 500. */
  'message:list': request({
    input: z.object({ callId: CallId, afterSequence: z.int().nonnegative().default(0) }),
    output: z.object({ messages: z.array(Message) }),
    errors: ['NOT_FOUND'],
    roles: ['applicant', 'agent'],
  }),
};
