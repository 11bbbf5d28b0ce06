import type { AgentId, VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { casesTuning } from '../tuning-cases.ts';
import type { Vouchers } from '../vouchers/vouchers.ts';
import type { ApplicantNotices } from './applicant-notices.ts';
import type { Issued } from './case-decisions.ts';
import type { CaseReader } from './case-read.repository.ts';
import type { CaseWriter } from './case-write.repository.ts';
import { issuedLine } from './issued-text.ts';
import type { VoucherRepository, VoucherRow } from './voucher.repository.ts';

type Dependencies = {
  reader: Pick<CaseReader, 'find'>;
  writer: CaseWriter;
  repository: VoucherRepository;
  vouchers: Pick<Vouchers, 'render'>;
  notices: Pick<ApplicantNotices, 'tellOfPaper'>;
  /** Adds a line to the chat of the case's talk that goes on now, if there is one. */
  say: (issued: Issued, text: string, agentId: AgentId) => Promise<void>;
  now: () => number;
  logger: Logger;
};
/** As the case's journal names them. */
export type PaperReader = { role: string; id: string };
export type IssuedPapers = ReturnType<typeof createIssuedPapers>;

/** Papers that were issued, on their way to the applicant: printed, told of, opened, confirmed. */
export function createIssuedPapers(dependencies: Dependencies) {
  const { reader, writer, repository, vouchers, notices, say, now, logger } = dependencies;
  const printing = new Map<VoucherId, Promise<Buffer>>();

  async function print({ voucherId, caseId }: Pick<VoucherRow, 'voucherId' | 'caseId'>): Promise<Buffer> {
    const kept = await repository.findPdf(voucherId);
    if (kept !== null) return kept;
    const { pdf, sha256, lacking } = await vouchers.render(await repository.getContent(voucherId));
    await writer.change(caseId, null, now(), async (tx) => {
      if (!(await repository.setPdf(tx, voucherId, pdf, sha256))) return { lines: [] };
      const by = { actorRole: 'system', actorId: '', callId: null };
      const details = { voucherId, pdfSha256: sha256, ...(lacking.length > 0 && { lacking }) };
      return { isAside: true, lines: [{ at: now(), ...by, action: 'voucher.printed', details }] };
    });
    // Another server may have been first: its file is the paper.
    return (await repository.findPdf(voucherId)) ?? pdf;
  }

  /** The file: printed once, the same for everybody ever after. UNAVAILABLE without fonts. */
  function getPdf(row: Pick<VoucherRow, 'voucherId' | 'caseId'>): Promise<Buffer> {
    const { voucherId } = row;
    const running = printing.get(voucherId) ?? print(row).finally(() => printing.delete(voucherId));
    printing.set(voucherId, running);
    return running;
  }

  /** By WeChat or text message, which is journaled: it is how its applicant came to know of it. */
  async function text({ row, content, voucherId }: Issued): Promise<void> {
    const { caseId } = row;
    const way = await notices.tellOfPaper(row, voucherId, content);
    await writer.change(caseId, null, now(), async (tx) => {
      if (!(await repository.mark(tx, voucherId, 'toldAt', new Date(now())))) return { lines: [] };
      const by = { actorRole: 'system', actorId: '', callId: null };
      const line = { at: now(), ...by, action: 'voucher.told', details: { voucherId, way } };
      return { isAside: true, lines: [line] };
    });
  }

  async function mark(row: VoucherRow, as: 'openedAt' | 'acknowledgedAt', details: Record<string, unknown>) {
    const { voucherId, caseId, applicantId } = row;
    const action = as === 'openedAt' ? 'voucher.opened' : 'voucher.acknowledged';
    await writer.change(caseId, null, now(), async (tx) => {
      if (!(await repository.mark(tx, voucherId, as, new Date(now())))) return { lines: [] };
      const by = { actorRole: 'applicant', actorId: applicantId, callId: null };
      const line = { at: now(), ...by, action, details: { voucherId, ...details } };
      return { isAside: true, lines: [line] };
    });
  }

  return {
    getPdf,
    /** What is opened: the signed file once there is one. */
    getShown: async (row: VoucherRow): Promise<Buffer> =>
      (row.signedAt === null ? null : await repository.findSigned(row.voucherId)) ?? getPdf(row),
    /** To the page by itself, to the talk and the telephone here. What fails is logged, and the telephone is tried again. */
    async deliver(issued: Issued, agentId: AgentId): Promise<void> {
      const { row, content, voucherId } = issued;
      const { caseId } = row;
      const ways = [
        getPdf({ voucherId, caseId }),
        say(issued, issuedLine(content.locale, content.kind, content.number), agentId),
        text(issued),
      ];
      for (const result of await Promise.allSettled(ways))
        if (result.status === 'rejected')
          logger.error({ err: result.reason, caseId, voucherId }, 'a paper was not delivered on one way');
    },
    /** Papers of which no server came to tell their applicants: it ended meanwhile, or the messages did not go out. */
    async tellUntold(): Promise<void> {
      const { tellLeaseMs, tellForMs, tellMax } = casesTuning;
      for (const voucher of await repository.takeUntold(new Date(now()), tellLeaseMs, tellForMs, tellMax)) {
        const { voucherId, caseId } = voucher;
        try {
          const row = await reader.find(caseId);
          if (row === null) continue;
          await getPdf(voucher);
          await text({ row, voucherId, content: await repository.getContent(voucherId) });
        } catch (error) {
          logger.warn({ err: error, caseId, voucherId }, 'nobody could be told of a paper yet');
        }
      }
    },
    /** Somebody else than its applicant looks at it: shown once that is in the journal. */
    async noteLook({ voucherId, caseId }: VoucherRow, { role, id }: PaperReader): Promise<void> {
      const by = { actorRole: role, actorId: id, callId: null };
      const line = { at: now(), ...by, action: 'voucher.read', details: { voucherId } };
      await writer.change(caseId, null, now(), () => ({ isAside: true, lines: [line] }));
    },
    /** Its applicant looks at it. */
    noteOpened: (row: VoucherRow) => mark(row, 'openedAt', {}),
    /** Its applicant confirms to have it. CASE_STATE before it was opened. */
    async acknowledge(row: VoucherRow): Promise<void> {
      if (row.openedAt === null)
        throw new AppError('CASE_STATE', 'open the paper before you confirm to have it');
      await mark(row, 'acknowledgedAt', { pdfSha256: row.pdfSha256 });
    },
  };
}
