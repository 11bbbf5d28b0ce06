import { z } from 'zod';
import { DeskReply, KeptReply } from '../nouns/canned-reply.ts';
import { replyTextMaxLength, replyTitleMaxLength } from '../nouns/canned-reply-rules.ts';
import { CallId, DepartmentId, MatterId, ReplyId } from '../nouns/ids.ts';
import { linkLabelMaxLength, linkUrlMaxLength } from '../nouns/link-rules.ts';
import { Locale } from '../nouns/text.ts';
import type { RouteDefinition } from './define.ts';

const keepers = ['supervisor', 'admin'] as const;
const replyParams = z.object({ replyId: ReplyId });
const version = z.int().positive().describe('the one that was looked at');

/** Traditional Chinese is made from Simplified where it is left empty; English speaks Chinese then. */
const words = (maxLength: number) =>
  z.object({
    'zh-Hans': z.string().trim().min(1).max(maxLength),
    'zh-Hant': z.string().trim().max(maxLength),
    en: z
      .string()
      .trim()
      .max(3 * maxLength),
  });

const replyFields = {
  departmentId: DepartmentId.nullable().describe('null: every department’s; with a matter: the matter’s'),
  matterId: MatterId.nullable().describe('null: all of the department'),
  title: words(replyTitleMaxLength),
  text: words(replyTextMaxLength),
  link: z
    .object({ label: words(linkLabelMaxLength / 3), url: z.string().trim().min(1).max(linkUrlMaxLength) })
    .nullable(),
  sortOrder: z.int().min(0).max(9_999).default(100),
};

/** 常用语. Supervisors keep those of what they oversee, administrators all. Every change is journaled. */
export const cannedReplyRoutes = {
  'cannedReply:listForCall': {
    method: 'GET',
    path: '/staff/calls/:callId/canned-replies',
    params: z.object({ callId: CallId }),
    output: z.object({
      locale: Locale.describe('the applicant’s, in which they are sent'),
      replies: z.array(DeskReply),
    }),
    errors: ['NOT_FOUND'],
    roles: ['agent'],
    summary: 'What an agent may say with a key in a call, or to somebody in line: of its matter first.',
  },
  'cannedReply:list': {
    method: 'GET',
    path: '/administration/canned-replies',
    query: z.object({
      departmentId: DepartmentId.optional(),
      matterId: MatterId.optional(),
      text: z
        .string()
        .trim()
        .max(60)
        .default('')
        .describe('part of a title or a text, or pinyin of the title'),
      state: z.enum(['all', 'used', 'revoked']).default('used'),
    }),
    output: z.object({
      replies: z.array(KeptReply),
      isCut: z.boolean(),
      ownDepartmentId: DepartmentId.nullable().describe(
        'the only one whose replies may be changed; null: all',
      ),
      linkHosts: z.array(z.string()).describe('beside this platform and *.gov.cn'),
    }),
    errors: [],
    roles: keepers,
    summary: 'Canned replies by department, matter and words, department by department.',
  },
  'cannedReply:get': {
    method: 'GET',
    path: '/administration/canned-replies/:replyId',
    params: replyParams,
    output: KeptReply,
    errors: ['NOT_FOUND'],
    roles: keepers,
    summary: 'One canned reply.',
  },
  'cannedReply:make': {
    method: 'POST',
    path: '/administration/canned-replies',
    body: z.object(replyFields),
    output: KeptReply,
    errors: ['NOT_FOUND', 'LINK_NOT_ALLOWED', 'PLACEHOLDER_UNKNOWN'],
    roles: keepers,
    summary: 'Keeps a new one. LINK_NOT_ALLOWED: not https, or a host that is not on the list.',
  },
  'cannedReply:change': {
    method: 'PUT',
    path: '/administration/canned-replies/:replyId',
    params: replyParams,
    body: z.object({ version, ...replyFields }),
    output: KeptReply,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'LINK_NOT_ALLOWED', 'PLACEHOLDER_UNKNOWN'],
    roles: keepers,
    summary: 'Changes one, all fields at once; CHANGED_MEANWHILE when somebody else was faster.',
  },
  'cannedReply:revoke': {
    method: 'POST',
    path: '/administration/canned-replies/:replyId/revocation',
    params: replyParams,
    body: z.object({ version }),
    output: KeptReply,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: keepers,
    summary: 'Desks do not show it any more.',
  },
  'cannedReply:restore': {
    method: 'POST',
    path: '/administration/canned-replies/:replyId/restoration',
    params: replyParams,
    body: z.object({ version }),
    output: KeptReply,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: keepers,
    summary: 'Desks show it again.',
  },
} as const satisfies Record<string, RouteDefinition>;
