import type { CaseId, MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseCommand } from '@cloudseat/shared/nouns/region-rules.ts';
import type { Identity } from '../identity/identity.ts';
import { asApplicant, asStaff, type RouteContext, type RouteHandlers } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { casesTuning } from '../tuning-cases.ts';
import { verifyChain } from './case-chain.ts';
import { getFound } from './case-commands.ts';
import { presentCase, presentEntries, presentOwn, presentOwnCase, presentTasks } from './case-view.ts';
import type { CaseRow } from './case-write.repository.ts';
import type { Cases } from './cases.ts';

export type CaseRoutes = Pick<
  RouteHandlers,
  | 'case:search'
  | 'case:get'
  | 'case:timeline'
  | 'case:verify'
  | 'case:reveal'
  | 'case:reviewLine'
  | 'case:end'
  | 'case:reopen'
  | 'case:listOwn'
  | 'case:findOfCall'
  | 'case:getOwn'
>;
type Dependencies = {
  cases: Cases;
  identity: Pick<Identity, 'getApplicant'>;
  /** NOT_FOUND, or why the file has no pages. */
  documents: {
    parts: { getDocument(materialId: MaterialId): Promise<{ info: { pages: readonly unknown[] } }> };
  };
};

export function createCaseRoutes({ cases, identity, documents }: Dependencies): CaseRoutes {
  const { sources, reader, commands } = cases;
  const getFor = (command: CaseCommand, caseId: CaseId, context: RouteContext): Promise<CaseRow> =>
    cases.getFor(command, caseId, asStaff(context));
  async function getOwn(caseId: CaseId, context: RouteContext): Promise<CaseRow> {
    const row = await reader.find(caseId);
    return getFound(row?.applicantId === asApplicant(context).applicantId ? row : null, 'the case');
  }
  /** Marks are on pages that the paper has, and the paper is one of the case. */
  async function assertOnPages(caseId: CaseId, materialId: MaterialId, marks: readonly { page: number }[]) {
    if (!(await reader.listMaterialIds(caseId)).includes(materialId)) throw notFound('the paper');
    const { pages } = (await documents.parts.getDocument(materialId)).info;
    if (marks.some(({ page }) => page > pages.length))
      throw new AppError('BAD_REQUEST', 'a mark is on no page of the paper', { pageCount: pages.length });
  }
  return {
    'case:search': ({ query }, context) => cases.search(query, asStaff(context)),
    async 'case:get'({ params }, context) {
      return presentCase(await getFor('case:get', params.caseId, context), sources);
    },
    async 'case:timeline'({ params: { caseId } }, context) {
      await getFor('case:timeline', caseId, context);
      return { entries: await presentEntries(await reader.listEntries(caseId), sources) };
    },
    async 'case:verify'({ params: { caseId } }, context) {
      await getFor('case:verify', caseId, context);
      const { row, entries } = getFound(await reader.readChain(caseId), 'the case');
      return verifyChain(caseId, entries, row, cases.journalKey);
    },
    async 'case:reveal'({ params: { caseId }, body: { reason } }, context) {
      const { applicantId } = await getFor('case:reveal', caseId, context);
      await commands.noteReveal(caseId, reason, asStaff(context));
      const { name, phone } = await identity.getApplicant(applicantId);
      return { name, phone };
    },
    async 'case:reviewLine'({ params: { caseId, lineId }, body }, context) {
      const { matterId } = await getFor('case:reviewLine', caseId, context);
      const checklist = sources.catalogue.findMatter(matterId)?.materials ?? [];
      getFound(checklist.find((line) => line.lineId === lineId) ?? null, 'the line');
      if (body.materialId !== null && body.marks.length > 0)
        await assertOnPages(caseId, body.materialId, body.marks);
      return presentCase(await commands.reviewLine({ caseId, lineId, ...body }, asStaff(context)), sources);
    },
    async 'case:end'({ params: { caseId }, body: { version, as, note } }, context) {
      await getFor('case:end', caseId, context);
      return presentCase(await commands.end(caseId, version, as, note, asStaff(context)), sources);
    },
    async 'case:reopen'({ params: { caseId }, body: { version, reason } }, context) {
      await getFor('case:reopen', caseId, context);
      return presentCase(await commands.reopen(caseId, version, reason, asStaff(context)), sources);
    },
    async 'case:listOwn'(_input, context) {
      const rows = await reader.listOwn(asApplicant(context).applicantId, casesTuning.ownCasesMax);
      return { cases: rows.map((row) => presentOwn(row, sources)) };
    },
    async 'case:findOfCall'({ params: { callId } }, context) {
      const caseId = await reader.findOfCall(callId);
      const row = caseId === null ? null : await getOwn(caseId, context);
      return { ownCase: row && (await presentOwnCase(row, sources)) };
    },
    async 'case:getOwn'({ params: { caseId } }, context) {
      return presentOwnCase(await getOwn(caseId, context), sources);
    },
  };
}

export function createTaskRoutes({
  cases,
  identity,
}: {
  cases: Cases;
  identity: Pick<Identity, 'getStaff'>;
}): Pick<RouteHandlers, 'task:add' | 'task:settle' | 'task:list'> {
  const { sources, reader, commands } = cases;
  return {
    async 'task:add'({ params: { caseId }, body: { title, ownerId, dueAt } }, context) {
      const by = asStaff(context);
      await cases.getFor('task:add', caseId, by);
      const owner = ownerId === null ? by : await identity.getStaff(ownerId);
      // Whoever is given something to do by those of the case learns of it what the task's page says.
      if ('isActive' in owner && !owner.isActive) throw notFound('somebody who still works here');
      const task = { caseId, title, ownerId: owner.agentId, dueAt };
      return presentCase(await commands.addTask(task, by), sources);
    },
    async 'task:settle'({ params: { taskId }, body: { version, as, note } }, context) {
      const by = asStaff(context);
      const task = getFound(await reader.findTask(taskId), 'the task');
      // Who owns it may settle it, whatever department the case is of.
      if (task.ownerId !== by.agentId) await cases.getFor('task:settle', task.caseId, by);
      const { caseId } = task;
      return presentCase(await commands.settleTask({ taskId, caseId, version }, as, note, by), sources);
    },
    async 'task:list'({ query: { whose } }, context) {
      const by = asStaff(context);
      const { departmentId, regionId } = await cases.scopeOf(by);
      const dueBefore = new Date(sources.now());
      const tasks = await reader.listOpenTasks(
        whose === 'own' ? { ownerId: by.agentId } : { departmentId, regionId, dueBefore },
        casesTuning.listedTasksMax,
      );
      return { tasks: await presentTasks(tasks, sources) };
    },
  };
}
