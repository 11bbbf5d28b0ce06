import { z } from 'zod';
import {
  AgentId,
  CallId,
  CaseId,
  CaseTaskId,
  EpochMs,
  MaterialId,
  MaterialLineId,
  MatterId,
} from '../nouns/ids.ts';
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
      state: z.union([CaseState, z.enum(['any', 'notEnded'])]).default('any'),
    }),
    output: z.object({ cases: z.array(CaseSummary), isCut: z.boolean() }),
    errors: [],
    roles: staff,
    summary:
      'Cases by number, name, phone, matter and state, the newest first. state=notEnded: the longest open first.',
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
      })
      .refine(({ status, fault }) => (status === 'notCompliant') === (fault !== null), {
        message: 'what is not compliant has a fault, and nothing else has one',
        path: ['fault'],
      }),
    output: CaseView,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'CASE_STATE'],
    roles: ['agent'],
    summary: 'What was found of a line of the checklist, on which version of its paper.',
  },
  'case:end': {
    method: 'POST',
    path: '/cases/:caseId/end',
    params,
    body: z.object({ version, as: z.enum(['answered', 'referred', 'withdrawn']), note: note.default('') }),
    output: CaseView,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'CASE_STATE', 'TASKS_OPEN'],
    roles: ['agent'],
    summary: 'Ends a case that needs no decision, or on the applicant’s word.',
  },
  'case:reopen': {
    method: 'POST',
    path: '/cases/:caseId/reopen',
    params,
    body: z.object({ version, reason }),
    output: CaseView,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE', 'CASE_STATE'],
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
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
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
    output: OwnCaseView,
    errors: ['NOT_FOUND'],
    roles: ['applicant'],
    summary:
      'The case that an own call belongs to; NOT_FOUND for the moment until the record has its ticket.',
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
