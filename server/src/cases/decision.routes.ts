import { caseRoutes } from '@cloudseat/shared/contract/case-routes.ts';
import type { VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseCommand } from '@cloudseat/shared/nouns/region-rules.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  asApplicant,
  asStaff,
  isOfPanel,
  type PanelPrincipal,
  type Principal,
  type RouteContext,
  type RouteHandlers,
} from '../identity/principal.ts';
import { AppError } from '../platform/errors.ts';
import { shortHash } from '../vouchers/voucher-body.ts';
import { getFound } from './case-commands.ts';
import type { CaseDecisions } from './case-decisions.ts';
import { presentCase, presentOwnCase } from './case-view.ts';
import type { Cases } from './cases.ts';
import type { IssuedPapers, PaperReader } from './issued-papers.ts';
import type { VoucherRepository, VoucherRow } from './voucher.repository.ts';
import type { VoucherSignings } from './voucher-signing.ts';

export type DecisionRoutes = Pick<
  RouteHandlers,
  | 'case:decide'
  | 'case:allowNotice'
  | 'case:extend'
  | 'case:pauseClock'
  | 'voucher:acknowledge'
  | 'voucher:check'
  | 'voucher:getSigning'
  | 'voucher:sign'
>;
type Dependencies = {
  cases: Cases;
  decisions: CaseDecisions;
  papers: IssuedPapers;
  signings: VoucherSignings;
  vouchers: Pick<VoucherRepository, 'find' | 'findByNumber'>;
};

export function createDecisionRoutes(dependencies: Dependencies): DecisionRoutes {
  const { cases, decisions, papers, signings, vouchers } = dependencies;
  const assertMay = async (command: CaseCommand, caseId: VoucherRow['caseId'], context: RouteContext) => {
    const by = asStaff(context);
    await cases.getFor(command, caseId, by);
    return by;
  };
  async function getOwn(voucherId: VoucherId, context: RouteContext): Promise<VoucherRow> {
    const row = await vouchers.find(voucherId);
    return getFound(row?.applicantId === asApplicant(context).applicantId ? row : null, 'the paper');
  }
  const presentOwn = async ({ caseId }: VoucherRow) =>
    presentOwnCase(getFound(await cases.reader.find(caseId), 'the case'), cases.sources);
  return {
    async 'case:decide'({ params: { caseId }, body: { version, decision } }, context) {
      const by = asStaff(context);
      const found = await cases.getFor('case:decide', caseId, by);
      const issued = await decisions.decide(found, version, decision, by);
      // Setting the file takes a second and more: the desk goes on meanwhile.
      void papers.deliver(issued, by.agentId);
      return presentCase(issued.row, cases.sources);
    },
    async 'case:allowNotice'({ params: { caseId }, body: { version, reason } }, context) {
      const by = await assertMay('case:allowNotice', caseId, context);
      return presentCase(await decisions.allowNotice(caseId, version, reason, by), cases.sources);
    },
    async 'case:extend'({ params: { caseId }, body: { version, reason } }, context) {
      const by = await assertMay('case:extend', caseId, context);
      return presentCase(await decisions.extend(caseId, version, reason, by), cases.sources);
    },
    async 'case:pauseClock'({ params: { caseId }, body: { version, isPaused, reason } }, context) {
      const by = await assertMay('case:pauseClock', caseId, context);
      const row = await decisions.pauseClock(caseId, version, isPaused, reason, by);
      return presentCase(row, cases.sources);
    },
    async 'voucher:acknowledge'({ params: { voucherId } }, context) {
      const row = await getOwn(voucherId, context);
      await papers.acknowledge(row);
      return presentOwn(row);
    },
    async 'voucher:check'({ query: { number, code } }) {
      const row = await vouchers.findByNumber(number);
      const isIt = row !== null && shortHash(row.contentSha256) === code;
      const { kind, issuedAt, caseId } = getFound(isIt ? row : null, 'such a paper');
      const { departmentId, matterId } = getFound(await cases.reader.find(caseId), 'the case');
      const { catalogue } = cases.sources;
      const authority = catalogue.findMatter(matterId)?.authority;
      const departmentName = authority?.name ?? catalogue.findDepartmentName(departmentId);
      return {
        kind,
        issuedAt: issuedAt.getTime(),
        departmentName: getFound(departmentName, 'the department'),
      };
    },
    async 'voucher:getSigning'({ params: { voucherId }, query: { locale } }, context) {
      return signings.show(await getOwn(voucherId, context), locale);
    },
    async 'voucher:sign'({ params: { voucherId }, body }, context) {
      const row = await getOwn(voucherId, context);
      await signings.sign(row, body);
      return presentOwn(row);
    },
  };
}

const { path, params } = caseRoutes['voucher:content'];

/** Who of an expert review may open a paper of its case, and as whom; null: it does not exist for them. */
type FindPanelReader = (row: VoucherRow, principal: PanelPrincipal) => Promise<PaperReader | null>;

/** `voucher:content`: the printed paper, to its applicant, to those who work on its case and to those who judged it. */
export function registerVoucherContent(
  app: FastifyInstance,
  {
    cases,
    papers,
    vouchers,
    findPanelReader,
    authenticate,
  }: Pick<Dependencies, 'cases' | 'papers' | 'vouchers'> & {
    findPanelReader: FindPanelReader;
    authenticate: (request: FastifyRequest) => Promise<readonly Principal[]>;
  },
): void {
  /** With what is to be journaled of it. */
  async function findFor(voucherId: VoucherId, principals: readonly Principal[]) {
    const row = await vouchers.find(voucherId);
    if (row === null) return null;
    for (const principal of principals) {
      if (principal.role === 'applicant') {
        if (principal.applicantId === row.applicantId) return { row, note: () => papers.noteOpened(row) };
        continue;
      }
      if (isOfPanel(principal)) {
        const reader = await findPanelReader(row, principal);
        if (reader === null) continue;
        return { row, note: () => papers.noteLook(row, reader) };
      }
      const found = await cases.findReadable(row.caseId, principal);
      if (found === null) continue;
      await cases.assertMay('voucher:content', found, principal);
      const { role, agentId: id } = principal;
      return { row, note: () => papers.noteLook(row, { role, id }) };
    }
    return null;
  }
  app.get(path, async (request, reply) => {
    const principals = await authenticate(request);
    const wish = params.safeParse(request.params);
    if (!wish.success) throw new AppError('NOT_FOUND', 'there is no such paper');
    const { row, note } = getFound(await findFor(wish.data.voucherId, principals), 'the paper');
    const pdf = await papers.getShown(row);
    // It goes out once that is in the journal, and a paper that cannot be had was not opened.
    await note();
    return reply
      .headers({
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`${row.number}.pdf`)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(pdf);
  });
}
