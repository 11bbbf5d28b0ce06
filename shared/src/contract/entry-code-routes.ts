import { z } from 'zod';
import { AdministeredCode, CodeEntryPoint, NewEntryCode } from '../nouns/entry-code.ts';
import {
  codeAddressMaxLength,
  codeLabelMaxLength,
  codeReasonMaxLength,
  codeReasonMinLength,
  sheetCodesMax,
} from '../nouns/entry-code-limits.ts';
import { DepartmentId, EntryCode, MatterId, RegionId, TownId } from '../nouns/ids.ts';
import { Locale, LocalText } from '../nouns/text.ts';
import type { RouteDefinition } from './define.ts';

const admins = ['admin'] as const;
const codeParams = z.object({ code: EntryCode });
const version = z.int().positive().describe('the one that was looked at');

const codeFields = {
  /** Traditional Chinese is made from Simplified where it is left empty; the others speak Chinese then. */
  label: z.object({
    'zh-Hans': z.string().trim().min(1).max(codeLabelMaxLength),
    'zh-Hant': z.string().trim().max(codeLabelMaxLength),
    en: z
      .string()
      .trim()
      .max(2 * codeLabelMaxLength),
  }),
  matterId: MatterId.nullable(),
  departmentId: DepartmentId.nullable().describe('with a matter: the matter’s, whatever is sent'),
  townId: TownId.nullable(),
  regionId: RegionId.nullable(),
  address: z
    .object({
      'zh-Hans': z.string().trim().min(1).max(codeAddressMaxLength),
      en: z.string().trim().max(codeAddressMaxLength),
    })
    .nullable()
    .default(null)
    .describe('with hours: listed for people whose own network will not do'),
  scheduleId: z.string().max(64).nullable().default(null).describe('of `schedule:list`'),
};
const isOnePlace = ({ townId, regionId }: { townId: string | null; regionId: string | null }) =>
  townId === null || regionId === null;
const onePlace = { message: 'a code hangs in a town or in a partner region, not in both' };

/** What the QR codes lead to, for administrators. Every change is journaled with what was before and after. */
export const entryCodeRoutes = {
  'schedule:list': {
    method: 'GET',
    path: '/administration/schedules',
    output: z.object({
      schedules: z.array(z.object({ scheduleId: z.string(), name: LocalText })),
    }),
    errors: [],
    roles: admins,
    summary: 'The opening hours that a matter or a place may have.',
  },
  'entryCode:list': {
    method: 'GET',
    path: '/administration/entry-codes',
    query: z.object({
      entryPoint: CodeEntryPoint.optional(),
      text: z.string().trim().max(codeLabelMaxLength).default('').describe('part of a code or of a label'),
      state: z.enum(['all', 'used', 'revoked']).default('all'),
    }),
    output: z.object({
      codes: z.array(AdministeredCode),
      isCut: z.boolean(),
      linkBase: z.string().describe('the code behind it makes the address of its QR code'),
    }),
    errors: [],
    roles: admins,
    summary: 'Entry codes in the order of their letters.',
  },
  'entryCode:get': {
    method: 'GET',
    path: '/administration/entry-codes/:code',
    params: codeParams,
    output: AdministeredCode,
    errors: ['NOT_FOUND'],
    roles: admins,
    summary: 'One entry code.',
  },
  'entryCode:propose': {
    method: 'GET',
    path: '/administration/entry-codes/proposal',
    query: z.object({ label: z.string().trim().max(codeLabelMaxLength).default('') }),
    output: z.object({ code: EntryCode }),
    errors: [],
    roles: admins,
    summary:
      'A code that is free: the initials of the label and the next number. It is not kept for anybody.',
  },
  'entryCode:sheet': {
    method: 'GET',
    path: '/administration/entry-codes/sheet.pdf',
    query: z.object({
      codes: z
        .string()
        .transform((text) => text.split(','))
        .pipe(z.array(EntryCode).min(1).max(sheetCodesMax))
        .describe('separated by commas, in the order of the pages'),
      locale: Locale.default('zh-Hans'),
      layout: z.enum(['sheet', 'poster']).default('sheet').describe('six on a page, or one'),
    }),
    output: z.any(),
    errors: ['NOT_FOUND', 'ENTRY_CODE_REVOKED', 'LABEL_UNPRINTABLE'],
    roles: admins,
    summary:
      'Codes to print: A4, as PDF. LABEL_UNPRINTABLE names in details.characters what the fonts have no shape for.',
  },
  'entryCode:make': {
    method: 'POST',
    path: '/administration/entry-codes',
    body: z
      .object({ code: NewEntryCode, entryPoint: CodeEntryPoint, ...codeFields })
      .refine(isOnePlace, onePlace),
    output: AdministeredCode,
    errors: ['NOT_FOUND', 'ENTRY_CODE_TAKEN'],
    roles: admins,
    summary: 'Makes a code. NOT_FOUND: what it should lead to is not there.',
  },
  'entryCode:change': {
    method: 'PUT',
    path: '/administration/entry-codes/:code',
    params: codeParams,
    body: z.object({ version, ...codeFields }).refine(isOnePlace, onePlace),
    output: AdministeredCode,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: admins,
    summary: 'Another label, another target: what is printed already leads there as well.',
  },
  'entryCode:revoke': {
    method: 'POST',
    path: '/administration/entry-codes/:code/revocation',
    params: codeParams,
    body: z.object({ version, reason: z.string().trim().min(codeReasonMinLength).max(codeReasonMaxLength) }),
    output: AdministeredCode,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: admins,
    summary: 'Who scans it from now on is told that it is not used any more, and where to go on.',
  },
  'entryCode:restore': {
    method: 'POST',
    path: '/administration/entry-codes/:code/restoration',
    params: codeParams,
    body: z.object({ version }),
    output: AdministeredCode,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: admins,
    summary: 'A revoked code leads on again.',
  },
} as const satisfies Record<string, RouteDefinition>;
