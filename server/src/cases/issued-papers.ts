import type { AgentId, VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type { VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import type { Identity } from '../identity/identity.ts';
import type { StaffPrincipal } from '../identity/principal.ts';
import type { Logger } from '../platform/logger.ts';
import type { Vouchers } from '../vouchers/vouchers.ts';
import type { Issued } from './case-decisions.ts';
import type { CaseWriter } from './case-write.repository.ts';
import { issuedLine, issuedText } from './issued-text.ts';
import type { VoucherRepository, VoucherRow } from './voucher.repository.ts';

type Dependencies = {
  writer: CaseWriter;
  repository: VoucherRepository;
  vouchers: Pick<Vouchers, 'render'>;
  identity: Pick<Identity, 'sendNotice' | 'createResumeLink'>;
  /** How applicants reach the pages. */
  origin: () => string;
  /** Adds a line to the chat of the case's talk that goes on now, if there is one. */
  say: (issued: Issued, text: string, agentId: AgentId) => Promise<void>;
  now: () => number;
  logger: Logger;
};
export type IssuedPapers = ReturnType<typeof createIssuedPapers>;

/** Papers that were issued, on their way to the applicant: printed, told of, opened, confirmed. */
export function createIssuedPapers(dependencies: Dependencies) {
  const { writer, repository, vouchers, identity, origin, say, now, logger } = dependencies;
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

  async function text(
    { row: { applicantId, caseId, caseNumber } }: Issued,
    { kind, locale }: VoucherContent,
  ) {
    const link = leadTo(await identity.createResumeLink(applicantId, origin()), `/cases/${caseId}`);
    const words = issuedText(locale, kind, { caseNumber, link });
    await identity.sendNotice(applicantId, { template: 'voucherIssued', text: words });
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
    /** To the page by itself, to the talk and the telephone here. What fails is logged: the paper is there all the same. */
    async deliver(issued: Issued, agentId: AgentId): Promise<void> {
      const { row, content, voucherId } = issued;
      const { caseId } = row;
      const ways = [
        getPdf({ voucherId, caseId }),
        say(issued, issuedLine(content.locale, content.kind, content.number), agentId),
        text(issued, content),
      ];
      for (const result of await Promise.allSettled(ways))
        if (result.status === 'rejected')
          logger.error({ err: result.reason, caseId, voucherId }, 'a paper was not delivered on one way');
    },
    /** Staff looks at it: shown once that is in the journal. */
    async noteLook({ voucherId, caseId }: VoucherRow, { role, agentId }: StaffPrincipal): Promise<void> {
      const by = { actorRole: role, actorId: agentId, callId: null };
      const line = { at: now(), ...by, action: 'voucher.read', details: { voucherId } };
      await writer.change(caseId, null, now(), () => ({ isAside: true, lines: [line] }));
    },
    /** Its applicant looks at it. */
    noteOpened: (row: VoucherRow) => mark(row, 'openedAt', {}),
    /** Its applicant confirms to have it. */
    acknowledge: (row: VoucherRow) => mark(row, 'acknowledgedAt', { pdfSha256: row.pdfSha256 }),
  };
}

/** The page says by `to` where it goes on; the token stays behind the #, where no server sees it. */
function leadTo(link: string, path: string): string {
  const url = new URL(link);
  url.searchParams.set('to', path);
  return url.href;
}
