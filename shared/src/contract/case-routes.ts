import { z } from 'zod';
import { Decision, VoucherCheck, VoucherSigning } from '../nouns/case-decision.ts';
import { FindingMarks } from '../nouns/document.ts';
import {
  AgentId,
  CallId,
  CaseId,
  CaseTaskId,
  EpochMs,
  MaterialId,
  MaterialLineId,
  MatterId,
  VoucherId,
} from '../nouns/ids.ts';
import { everyRole } from '../nouns/role.ts';
import {
  CaseEntry,
  CaseState,
  CaseSummary,
  CaseTask,
  CaseView,
  JournalProof,
  LineFault,
  LineStatus,
  OwnCase,
  OwnCaseView,
} from '../nouns/service-case.ts';
import { SignatureMark } from '../nouns/signature.ts';
import { Locale } from '../nouns/text.ts';

const staff = ['agent', 'supervisor', 'admin'] as const;
const overseers = ['supervisor', 'admin'] as const;
const params = z.object({ caseId: CaseId });
/** The version of the case that was decided on: CHANGED_MEANWHILE where it is another by now. */
const version = z.int().nonnegative();
const note = z.string().trim().max(500);
const reason = z.string().trim().min(4).max(300);

/**
 * Cases 办件. Staff of a department sees its department's cases, and an agent those of calls that were theirs; staff of no
 * department sees all. Commands name the version they were decided on.
 */
export const caseRoutes = {
  'case:search': {
    method: 'GET',
    path: '/cases',
    query: z.object({
      /** A case's number or its end, a whole name, or a whole phone number. */
      text: z.string().trim().max(60).default(''),
      matterId: MatterId.optional(),
      state: z.union([CaseState, z.enum(['any', 'notEnded', 'pressing'])]).default('any'),
      /** cross: decided in a partner region, or come through a window of one. */
      regions: z.enum(['any', 'cross']).default('any'),
    }),
    output: z.object({ cases: z.array(CaseSummary), isCut: z.boolean() }),
    errors: [],
    roles: staff,
    summary:
      'Cases by number, name, phone, matter and state, the newest first. state=notEnded: the longest open first; pressing: of which a legal clock that the authority owes ends soon or has ended.',
  },
  'case:get': {
    method: 'GET',
    path: '/cases/:caseId',
    params,
    output: CaseView,
    errors: ['NOT_FOUND'],
    roles: staff,
    summary: 'A case with checklist, papers, calls and tasks.',
  },
  'case:timeline': {
    method: 'GET',
    path: '/cases/:caseId/timeline',
    params,
    output: z.object({ entries: z.array(CaseEntry) }),
    errors: ['NOT_FOUND'],
    roles: staff,
    summary: 'Everything that happened in a case, oldest first.',
  },
  'case:verify': {
    method: 'GET',
    path: '/cases/:caseId/proof',
    params,
    output: JournalProof,
    errors: ['NOT_FOUND'],
    roles: overseers,
    summary: 'Computes the chain of a case’s journal anew and compares.',
  },
  'case:reveal': {
    method: 'POST',
    path: '/cases/:caseId/reveal',
    params,
    body: z.object({ reason }),
    output: z.object({ name: z.string(), phone: z.string() }),
    errors: ['NOT_FOUND'],
    roles: ['agent', 'supervisor'],
    summary: 'Name and phone unmasked, once the look is in the journal.',
  },
  'case:reviewLine': {
    method: 'PUT',
    path: '/cases/:caseId/lines/:lineId/review',
    params: params.extend({ lineId: MaterialLineId }),
    body: z
      .object({
        /** Of the finding that was on the page; null where there was none. */
        seenAt: EpochMs.nullable(),
        status: LineStatus,
        fault: LineFault.nullable().default(null),
        note: note.default(''),
        materialId: MaterialId.nullable(),
        marks: FindingMarks.default([]).describe('on that paper, of what is not compliant'),
      })
      .refine(
        ({ marks, materialId, fault }) => marks.length === 0 || (materialId !== null && fault !== null),
        { message: 'marks show on a paper what is not compliant', path: ['marks'] },
      )
      .refine(({ status, fault }) => (status === 'notCompliant') === (fault !== null), {
        message: 'what is not compliant has a fault, and nothing else has one',
        path: ['fault'],
      }),
    output: CaseView,
    errors: ['NOT_FOUND', 'OTHER_REGION', 'CHANGED_MEANWHILE', 'CASE_STATE'],
    roles: ['agent'],
    summary: 'What was found of a line of the checklist, on which version of its paper.',
  },
  'case:decide': {
    method: 'POST',
    path: '/cases/:caseId/decisions',
    params,
    body: z.object({ version, decision: Decision }),
    output: CaseView,
    errors: [
      'NOT_FOUND',
      'OTHER_REGION',
      'CHANGED_MEANWHILE',
      'CASE_STATE',
      'LINES_UNREVIEWED',
      'GAPS_OPEN',
      'NO_GAPS',
      'NO_PAPERS',
      'NOTICE_REPEATED',
      'TASKS_OPEN',
    ],
    roles: ['agent'],
    summary:
      'Concludes a step of a case and issues its paper: receipt, notice of gaps, acceptance, refusal, decision.',
  },
  'case:allowNotice': {
    method: 'POST',
    path: '/cases/:caseId/another-notice',
    params,
    body: z.object({ version, reason }),
    output: CaseView,
    errors: ['NOT_FOUND', 'OTHER_REGION', 'CHANGED_MEANWHILE', 'CASE_STATE'],
    roles: ['supervisor'],
    summary: 'Allows one more notice of gaps, with the reason that it will state.',
  },
  'case:extend': {
    method: 'POST',
    path: '/cases/:caseId/extension',
    params,
    body: z.object({ version, reason }),
    output: CaseView,
    errors: ['NOT_FOUND', 'OTHER_REGION', 'CHANGED_MEANWHILE', 'CASE_STATE'],
    roles: ['supervisor'],
    summary: 'Extends the term to decide, once.',
  },
  'case:pauseClock': {
    method: 'POST',
    path: '/cases/:caseId/clock',
    params,
    body: z.object({ version, isPaused: z.boolean(), reason }),
    output: CaseView,
    errors: ['NOT_FOUND', 'OTHER_REGION', 'CHANGED_MEANWHILE', 'CASE_STATE'],
    roles: ['agent', 'supervisor'],
    summary: 'Time of experts does not count: begins or ends it.',
  },
  'voucher:content': {
    method: 'GET',
    path: '/vouchers/:voucherId/content',
    params: z.object({ voucherId: VoucherId }),
    output: z.any(),
    errors: ['NOT_FOUND'],
    roles: ['applicant', 'agent', 'supervisor', 'expert', 'convenor'],
    summary:
      'An issued paper as PDF. It bears the whole name: a look by staff is in the journal first. Experts and convenors open what their review concluded with.',
  },
  'voucher:acknowledge': {
    method: 'POST',
    path: '/vouchers/:voucherId/acknowledgement',
    params: z.object({ voucherId: VoucherId }),
    output: OwnCaseView,
    errors: ['NOT_FOUND', 'CASE_STATE'],
    roles: ['applicant'],
    summary: 'Its applicant confirms to have an issued paper.',
  },
  'voucher:check': {
    method: 'GET',
    path: '/voucher-checks',
    query: z.object({ number: z.string().trim().min(1).max(60), code: z.string().regex(/^[0-9a-f]{16}$/) }),
    output: VoucherCheck,
    errors: ['NOT_FOUND'],
    roles: everyRole,
    summary:
      'Whether a paper of this number and content was issued, by whom and when; nothing of whom it is for.',
  },
  'voucher:getSigning': {
    method: 'GET',
    path: '/vouchers/:voucherId/signing',
    params: z.object({ voucherId: VoucherId }),
    query: z.object({ locale: Locale.default('zh-Hans') }),
    output: VoucherSigning,
    errors: ['NOT_FOUND', 'CASE_STATE'],
    roles: ['applicant'],
    summary:
      'What signing an own paper means, word for word, with its pages and the hash of the file that lies before its applicant.',
  },
  'voucher:sign': {
    method: 'POST',
    path: '/vouchers/:voucherId/signature',
    params: z.object({ voucherId: VoucherId }),
    body: z.object({
      seenSha256: z.string(),
      statementVersion: z.string(),
      locale: Locale,
      mark: SignatureMark,
    }),
    output: OwnCaseView,
    errors: ['NOT_FOUND', 'CASE_STATE', 'CHANGED_MEANWHILE'],
    roles: ['applicant'],
    summary:
      'Signs an own paper (form, commitment, delivery) by hand or by a typed name, bound to the file, the words, the time and the case.',
  },
  'case:end': {
    method: 'POST',
    path: '/cases/:caseId/end',
    params,
    body: z.object({ version, as: z.enum(['answered', 'referred', 'withdrawn']), note: note.default('') }),
    output: CaseView,
    errors: ['NOT_FOUND', 'OTHER_REGION', 'CHANGED_MEANWHILE', 'CASE_STATE', 'TASKS_OPEN'],
    roles: ['agent'],
    summary: 'Ends a case that needs no decision, or on the applicant’s word.',
  },
  'case:reopen': {
    method: 'POST',
    path: '/cases/:caseId/reopen',
    params,
    body: z.object({ version, reason }),
    output: CaseView,
    errors: ['NOT_FOUND', 'OTHER_REGION', 'CHANGED_MEANWHILE', 'CASE_STATE'],
    roles: overseers,
    summary: 'Opens a case again that had ended.',
  },
  'task:add': {
    method: 'POST',
    path: '/cases/:caseId/tasks',
    params,
    body: z.object({
      title: z.string().trim().min(2).max(120),
      ownerId: AgentId.nullable().describe('null: whoever asks'),
      dueAt: EpochMs,
    }),
    output: CaseView,
    errors: ['NOT_FOUND', 'CASE_STATE', 'TASK_DUE_PAST'],
    roles: ['agent', 'supervisor'],
    summary: 'Something that is still to be done, by whom and until when.',
  },
  'task:settle': {
    method: 'POST',
    path: '/case-tasks/:taskId/settle',
    params: z.object({ taskId: CaseTaskId }),
    body: z.object({ version, as: z.enum(['done', 'cancelled']), note: z.string().trim().min(2).max(300) }),
    output: CaseView,
    errors: ['NOT_FOUND', 'OTHER_REGION', 'CHANGED_MEANWHILE'],
    roles: ['agent', 'supervisor'],
    summary: 'Done, or not needed any more: with what came of it.',
  },
  'task:list': {
    method: 'GET',
    path: '/case-tasks',
    query: z.object({ whose: z.enum(['own', 'overdue']).default('own') }),
    output: z.object({
      tasks: z.array(CaseTask.extend({ caseNumber: z.string(), matterName: CaseSummary.shape.matterName })),
    }),
    errors: [],
    roles: ['agent', 'supervisor'],
    summary: 'Open tasks: one’s own, or all that are overdue; the most pressing first.',
  },
  'case:listOwn': {
    method: 'GET',
    path: '/own-cases',
    output: z.object({ cases: z.array(OwnCase) }),
    errors: [],
    roles: ['applicant'],
    summary: 'The applicant’s cases, the newest first.',
  },
  'case:findOfCall': {
    method: 'GET',
    path: '/calls/:callId/case',
    params: z.object({ callId: CallId }),
    output: z.object({
      /** Null for the moment until the record has the call's ticket. */
      ownCase: OwnCaseView.nullable(),
    }),
    errors: ['NOT_FOUND'],
    roles: ['applicant'],
    summary: 'The case that an own call belongs to.',
  },
  'case:getOwn': {
    method: 'GET',
    path: '/own-cases/:caseId',
    params,
    output: OwnCaseView,
    errors: ['NOT_FOUND'],
    roles: ['applicant'],
    summary: 'An own case: what was found, what is missing, what comes next.',
  },
} as const;
