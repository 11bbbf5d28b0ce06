import type { VoucherSigning } from '@cloudseat/shared/nouns/case-decision.ts';
import type { CaseStateName } from '@cloudseat/shared/nouns/case-states.ts';
import type { SignatureMark, SignaturePurpose } from '@cloudseat/shared/nouns/signature.ts';
import { canSign, purposeOf } from '@cloudseat/shared/nouns/signing-rules.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Identity } from '../identity/identity.ts';
import { AppError } from '../platform/errors.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { Signatures } from '../vouchers/signatures.ts';
import type { Vouchers } from '../vouchers/vouchers.ts';
import { getFound } from './case-commands.ts';
import type { CaseReader } from './case-read.repository.ts';
import type { CaseWriter } from './case-write.repository.ts';
import type { IssuedPapers } from './issued-papers.ts';
import type { VoucherRepository, VoucherRow } from './voucher.repository.ts';
import type { VoucherPages } from './voucher-pages.ts';

type Dependencies = {
  reader: Pick<CaseReader, 'find'>;
  writer: CaseWriter;
  repository: VoucherRepository;
  papers: Pick<IssuedPapers, 'getPdf'>;
  pages: Pick<VoucherPages, 'list'>;
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

/**
 * Papers are signed by their own applicant, for the very file that lay before them: a form that it is true, a conditional
 * acceptance as the promise that it is (承诺书), what was decided as received (送达回证).
 */
export function createVoucherSignings(dependencies: Dependencies) {
  const { reader, writer, repository, papers, pages, vouchers, signatures, identity, now } = dependencies;
  const getPaper = (row: VoucherRow) =>
    Promise.all([papers.getPdf(row), identity.getApplicant(row.applicantId)]);
  const stateOf = async ({ caseId }: VoucherRow) => getFound(await reader.find(caseId), 'the case').state;
  return {
    /** What lies before the applicant, and the words that a signature agrees to. */
    async show(row: VoucherRow, locale: Locale): Promise<VoucherSigning> {
      const purpose = getPurpose(row);
      if (row.signedAt === null) assertSignable(row, await stateOf(row));
      const [pdf, { name }] = await getPaper(row);
      const { version, text } = signatures.statementOf(purpose, locale);
      return {
        documentSha256: sha256Hex(pdf),
        pages: await pages.list(pdf),
        locale: (await repository.getContent(row.voucherId)).locale,
        ...{ statement: text, statementVersion: version, applicantName: name },
        signedAt: row.signedAt?.getTime() ?? null,
      };
    },

    /** CHANGED_MEANWHILE where another file or other words were shown. Signing again changes nothing. */
    async sign(row: VoucherRow, wish: SignatureWish): Promise<void> {
      const purpose = getPurpose(row);
      if (row.signedAt !== null) return;
      assertSignable(row, await stateOf(row));
      // Signing for a paper says that it was read.
      if (purpose !== 'form' && row.openedAt === null)
        throw new AppError('CASE_STATE', 'open the paper before you sign for it');
      const [pdf, applicant] = await getPaper(row);
      const signature = await signatures.sign({
        document: { sha256: sha256Hex(pdf), contentSha256: row.contentSha256 },
        ...{ ...wish, caseId: row.caseId, identityLevel, purpose },
        applicant,
      });
      const signed = await vouchers.renderSigned(await repository.getContent(row.voucherId), signature);
      await writer.change(row.caseId, null, now(), async (tx, held) => {
        const { voucherId, applicantId } = row;
        const at = new Date(signature.record.signedAt);
        const current = getFound(await repository.find(voucherId, tx), 'the paper');
        if (current.signedAt !== null) return { lines: [] };
        assertSignable(current, held.state);
        if (!(await repository.setSigned(tx, voucherId, signed.pdf, signed.sha256, at))) return { lines: [] };
        // Whoever signs for a paper has confirmed to have it.
        if (purpose !== 'form') await repository.mark(tx, voucherId, 'acknowledgedAt', at);
        const by = { actorRole: 'applicant', actorId: applicantId, callId: null };
        const { recordSha256, record } = signature;
        const details = {
          ...{ voucherId, purpose, recordSha256, documentSha256: record.documentSha256 },
          ...{ method: record.mark.method, identityLevel, pdfSha256: signed.sha256 },
        };
        // A decision may rest on a form; that a paper was served, or something promised, turns none.
        return {
          isAside: purpose !== 'form',
          lines: [{ at: now(), ...by, action: actions[purpose], details }],
        };
      });
    },
  };
}

const actions: Record<SignaturePurpose, string> = {
  form: 'voucher.signed',
  commitment: 'voucher.committed',
  delivery: 'voucher.receiptSigned',
};

function getPurpose({ kind }: VoucherRow): SignaturePurpose {
  const purpose = purposeOf(kind);
  if (purpose === null) throw new AppError('CASE_STATE', 'such a paper is not signed', { kind });
  return purpose;
}

/** A form that was opened again is signed once it is completed again. */
function assertSignable({ kind, supersededAt }: VoucherRow, state: CaseStateName): void {
  if (canSign({ kind, isSuperseded: supersededAt !== null }, state)) return;
  throw new AppError('CASE_STATE', 'the paper is not to be signed, or no longer', { kind, state });
}
