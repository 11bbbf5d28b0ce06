import type { VoucherSigning } from '@cloudseat/shared/nouns/case-decision.ts';
import type { SignatureMark } from '@cloudseat/shared/nouns/signature.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Identity } from '../identity/identity.ts';
import { AppError } from '../platform/errors.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { Signatures } from '../vouchers/signatures.ts';
import type { Vouchers } from '../vouchers/vouchers.ts';
import type { CaseWriter } from './case-write.repository.ts';
import type { IssuedPapers } from './issued-papers.ts';
import type { VoucherRepository, VoucherRow } from './voucher.repository.ts';

type Dependencies = {
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

/** How sure it is who signs: everybody is known by a code sent to the telephone. */
const identityLevel = 'phone' as const;

/** A completed form is signed by its own applicant, for the very file that lay before them. */
export function createVoucherSignings(dependencies: Dependencies) {
  const { writer, repository, papers, vouchers, signatures, identity, now } = dependencies;
  function assertSignable({ kind }: VoucherRow): void {
    if (kind !== 'completedForm') throw new AppError('CASE_STATE', 'only a form is signed', { kind });
  }
  return {
    /** What lies before the applicant, and the words that a signature agrees to. */
    async show(row: VoucherRow, locale: Locale): Promise<VoucherSigning> {
      assertSignable(row);
      const [pdf, { name }] = await Promise.all([papers.getPdf(row), identity.getApplicant(row.applicantId)]);
      const { version, text } = signatures.statementOf('form', locale);
      return {
        documentSha256: sha256Hex(pdf),
        ...{ statement: text, statementVersion: version, applicantName: name },
        signedAt: row.signedAt?.getTime() ?? null,
      };
    },

    /** CHANGED_MEANWHILE where another file or other words were shown. Signing again changes nothing. */
    async sign(row: VoucherRow, wish: SignatureWish): Promise<void> {
      assertSignable(row);
      if (row.signedAt !== null) return;
      const pdf = await papers.getPdf(row);
      const signature = await signatures.sign({
        document: { sha256: sha256Hex(pdf), contentSha256: row.contentSha256 },
        ...{ ...wish, caseId: row.caseId, identityLevel, purpose: 'form' },
        applicant: await identity.getApplicant(row.applicantId),
      });
      const signed = await vouchers.renderSigned(await repository.getContent(row.voucherId), signature);
      await writer.change(row.caseId, null, now(), async (tx) => {
        const { voucherId, applicantId } = row;
        const at = new Date(signature.record.signedAt);
        if (!(await repository.setSigned(tx, voucherId, signed.pdf, signed.sha256, at))) return { lines: [] };
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
