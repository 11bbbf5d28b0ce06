import type { VoucherSigning } from '@cloudseat/shared/nouns/case-decision.ts';
import type { SignatureMark } from '@cloudseat/shared/nouns/signature.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Identity } from '../identity/identity.ts';
import { AppError } from '../platform/errors.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { Signatures } from '../vouchers/signatures.ts';
import type { Vouchers } from '../vouchers/vouchers.ts';
import { assertOpen, getFound } from './case-commands.ts';
import type { CaseReader } from './case-read.repository.ts';
import type { CaseWriter } from './case-write.repository.ts';
import type { IssuedPapers } from './issued-papers.ts';
import type { VoucherRepository, VoucherRow } from './voucher.repository.ts';

type Dependencies = {
  reader: Pick<CaseReader, 'find'>;
  writer: CaseWriter;
  repository: VoucherRepository;
  papers: Pick<IssuedPapers, 'getPdf'>;
  vouchers: Pick<Vouchers, 'renderSigned'>;
  signatures: Pick<Signatures, 'sign' | 'statementOf'>;
  identity: Pick<Identity, 'getApplicant'>;
  now: () => number;
};
export type SignatureWish = {
  seenSha256: string;
  statementVersion: string;
  locale: Locale;
  mark: SignatureMark;
};
export type VoucherSignings = ReturnType<typeof createVoucherSignings>;

/** How sure it is who signs: whoever is signed in, by the code or link sent to the telephone or by WeChat bound to it. */
const identityLevel = 'phone' as const;

/** A completed form is signed by its own applicant, for the very file that lay before them. */
export function createVoucherSignings(dependencies: Dependencies) {
  const { reader, writer, repository, papers, vouchers, signatures, identity, now } = dependencies;
  const getPaper = (row: VoucherRow) =>
    Promise.all([papers.getPdf(row), identity.getApplicant(row.applicantId)]);
  async function assertCaseSignable({ caseId }: VoucherRow): Promise<void> {
    assertOpen(getFound(await reader.find(caseId), 'the case'));
  }
  return {
    /** What lies before the applicant, and the words that a signature agrees to. */
    async show(row: VoucherRow, locale: Locale): Promise<VoucherSigning> {
      if (row.signedAt === null) {
        assertSignable(row);
        await assertCaseSignable(row);
      }
      const [pdf, { name }] = await getPaper(row);
      const { version, text } = signatures.statementOf('form', locale);
      return {
        documentSha256: sha256Hex(pdf),
        ...{ statement: text, statementVersion: version, applicantName: name },
        signedAt: row.signedAt?.getTime() ?? null,
      };
    },

    /** CHANGED_MEANWHILE where another file or other words were shown. Signing again changes nothing. */
    async sign(row: VoucherRow, wish: SignatureWish): Promise<void> {
      if (row.signedAt !== null) return;
      assertSignable(row);
      await assertCaseSignable(row);
      const [pdf, applicant] = await getPaper(row);
      const signature = await signatures.sign({
        document: { sha256: sha256Hex(pdf), contentSha256: row.contentSha256 },
        ...{ ...wish, caseId: row.caseId, identityLevel, purpose: 'form' },
        applicant,
      });
      const signed = await vouchers.renderSigned(await repository.getContent(row.voucherId), signature);
      await writer.change(row.caseId, null, now(), async (tx, held) => {
        assertOpen(held);
        const { voucherId, applicantId } = row;
        const at = new Date(signature.record.signedAt);
        if (!(await repository.setSigned(tx, voucherId, signed.pdf, signed.sha256, at))) {
          assertSignable(getFound(await repository.find(voucherId, tx), 'the paper'));
          return { lines: [] };
        }
        const by = { actorRole: 'applicant', actorId: applicantId, callId: null };
        const { recordSha256, record } = signature;
        const details = {
          ...{ voucherId, recordSha256, documentSha256: record.documentSha256 },
          ...{ method: record.mark.method, identityLevel, pdfSha256: signed.sha256 },
        };
        return { lines: [{ at: now(), ...by, action: 'voucher.signed', details }] };
      });
    },
  };
}

/** A form that was opened again is signed once it is completed again. */
function assertSignable({ kind, supersededAt }: VoucherRow): void {
  if (kind !== 'completedForm') throw new AppError('CASE_STATE', 'only a form is signed', { kind });
  if (supersededAt !== null) throw new AppError('CASE_STATE', 'the form was opened again since');
}
