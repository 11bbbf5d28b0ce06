import { z } from 'zod';
import { linkLabelMaxLength, linkUrlMaxLength } from './link-rules.ts';

/** A link sent with a line of chat. The server lets through those of its list alone, when they are kept and when sent. */
export const MessageLink = z.object({
  label: z.string().trim().min(1).max(linkLabelMaxLength),
  url: z.string().trim().min(1).max(linkUrlMaxLength).describe('https, or a path of this platform'),
});
export type MessageLink = z.infer<typeof MessageLink>;
