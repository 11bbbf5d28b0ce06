import { z } from 'zod';
import { CallId, EpochMs, MessageId } from './ids.ts';
import { Material } from './material.ts';
import { MessageLink } from './message-link.ts';

/** One line of a call's chat. `sequence` counts up within the call; a file travels as the material it became. */
export const Message = z.object({
  messageId: MessageId,
  callId: CallId,
  sequence: z.int().positive(),
  sender: z.enum(['applicant', 'agent']),
  senderName: z.string(),
  text: z.string().nullable(),
  material: Material.nullable(),
  link: MessageLink.nullable(),
  sentAt: EpochMs,
});
export type Message = z.infer<typeof Message>;
