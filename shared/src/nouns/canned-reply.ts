import { z } from 'zod';
import { DepartmentId, EpochMs, MatterId, ReplyId } from './ids.ts';
import { linkUrlMaxLength } from './link-rules.ts';
import { LocalText } from './text.ts';

/** A link of a canned reply: its label in every language, the one of the applicant is sent. */
export const ReplyLink = z.object({ label: LocalText, url: z.string().max(linkUrlMaxLength) });
export type ReplyLink = z.infer<typeof ReplyLink>;

/** A sentence that is said again and again. Without a department it is everybody's, without a matter the department's. */
export const CannedReply = z.object({
  replyId: ReplyId,
  departmentId: DepartmentId.nullable(),
  matterId: MatterId.nullable(),
  title: LocalText,
  text: LocalText,
  link: ReplyLink.nullable(),
});
export type CannedReply = z.infer<typeof CannedReply>;

/** As a desk gets it: with what it is found by beside its words, in Latin letters. */
export const DeskReply = CannedReply.extend({ searchText: z.string() });
export type DeskReply = z.infer<typeof DeskReply>;

/** As those see it who keep them. */
export const KeptReply = CannedReply.extend({
  sortOrder: z.int().nonnegative(),
  /** To be named by whoever changes it. */
  version: z.int().positive(),
  revokedAt: EpochMs.nullable(),
  /** Whether whoever asks may change it: a supervisor of one department may not change what is everybody's. */
  canChange: z.boolean(),
});
export type KeptReply = z.infer<typeof KeptReply>;
