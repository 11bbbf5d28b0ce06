import type { AgentId, ApplicantId, CaseId, VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import { VoucherContent, type VoucherKind } from '@cloudseat/shared/nouns/voucher.ts';
import { and, asc, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { casesTuning } from '../tuning-cases.ts';
import { caseVouchers } from './case.schema.ts';

export type VoucherRow = Omit<
  typeof caseVouchers.$inferSelect,
  'voucherId' | 'caseId' | 'kind' | 'contentEncrypted' | 'pdf' | 'signedPdf' | 'applicantId' | 'issuedBy'
> & {
  voucherId: VoucherId;
  caseId: CaseId;
  kind: VoucherKind;
  applicantId: ApplicantId;
  issuedBy: AgentId | null;
};
export type NewVoucher = {
  voucherId: VoucherId;
  caseId: CaseId;
  applicantId: ApplicantId;
  content: VoucherContent;
  contentSha256: string;
  issuedBy: AgentId | null;
  issuedAt: Date;
  /** What the applicant makes needs no telling. */
  toldAt?: Date;
  /** Not before then; left out: whoever issues it sets about telling at once. */
  tellFrom?: Date;
};
export type VoucherRepository = ReturnType<typeof createVoucherRepository>;

const columns = {
  voucherId: caseVouchers.voucherId,
  caseId: caseVouchers.caseId,
  applicantId: caseVouchers.applicantId,
  kind: caseVouchers.kind,
  number: caseVouchers.number,
  contentSha256: caseVouchers.contentSha256,
  pdfSha256: caseVouchers.pdfSha256,
  signedPdfSha256: caseVouchers.signedPdfSha256,
  signedAt: caseVouchers.signedAt,
  supersededAt: caseVouchers.supersededAt,
  issuedBy: caseVouchers.issuedBy,
  issuedAt: caseVouchers.issuedAt,
  openedAt: caseVouchers.openedAt,
  acknowledgedAt: caseVouchers.acknowledgedAt,
  tellingAt: caseVouchers.tellingAt,
  toldAt: caseVouchers.toldAt,
};

/** Papers that were issued: what they say, encrypted, and the file once it was printed. Nothing of it is changed afterwards. */
export function createVoucherRepository(db: Database, cipher: FieldCipher) {
  const asRows = (rows: unknown[]) => rows as VoucherRow[];
  return {
    async insert(tx: Transaction, { content, tellFrom, ...voucher }: NewVoucher): Promise<void> {
      // Whoever takes over waits for the lease of whoever was last.
      const tellingAt =
        tellFrom === undefined ? voucher.issuedAt : new Date(tellFrom.getTime() - casesTuning.tellLeaseMs);
      await tx.insert(caseVouchers).values({
        ...voucher,
        tellingAt,
        kind: content.kind,
        number: content.number,
        contentEncrypted: cipher.encrypt(JSON.stringify(content)),
      });
    },

    async find(voucherId: VoucherId, reading: Database | Transaction = db): Promise<VoucherRow | null> {
      const [row] = asRows(
        await reading.select(columns).from(caseVouchers).where(eq(caseVouchers.voucherId, voucherId)),
      );
      return row ?? null;
    },

    async findByNumber(number: string): Promise<VoucherRow | null> {
      const [row] = asRows(
        await db.select(columns).from(caseVouchers).where(eq(caseVouchers.number, number)),
      );
      return row ?? null;
    },

    async getContent(voucherId: VoucherId): Promise<VoucherContent> {
      const [row] = await db
        .select({ contentEncrypted: caseVouchers.contentEncrypted })
        .from(caseVouchers)
        .where(eq(caseVouchers.voucherId, voucherId));
      if (!row) throw new Error('a voucher without its content');
      return VoucherContent.parse(JSON.parse(cipher.decrypt(row.contentEncrypted)));
    },

    async findPdf(voucherId: VoucherId): Promise<Buffer | null> {
      const [row] = await db
        .select({ pdf: caseVouchers.pdf })
        .from(caseVouchers)
        .where(eq(caseVouchers.voucherId, voucherId));
      return row?.pdf ? cipher.decryptBytes(row.pdf) : null;
    },

    /** The signed file; null before it was signed. */
    async findSigned(voucherId: VoucherId): Promise<Buffer | null> {
      const [row] = await db
        .select({ signedPdf: caseVouchers.signedPdf })
        .from(caseVouchers)
        .where(eq(caseVouchers.voucherId, voucherId));
      return row?.signedPdf ? cipher.decryptBytes(row.signedPdf) : null;
    },

    /** False where it was signed already, for the first signature stays, or is no longer what its applicant says. */
    async setSigned(
      tx: Transaction,
      voucherId: VoucherId,
      signedPdf: Buffer,
      signedPdfSha256: string,
      signedAt: Date,
    ): Promise<boolean> {
      const set = await tx
        .update(caseVouchers)
        .set({ signedPdf: cipher.encryptBytes(signedPdf), signedPdfSha256, signedAt })
        .where(
          and(
            eq(caseVouchers.voucherId, voucherId),
            isNull(caseVouchers.signedAt),
            isNull(caseVouchers.supersededAt),
          ),
        )
        .returning({ voucherId: caseVouchers.voucherId });
      return set.length > 0;
    },

    /** False where it was printed already: the first file is the paper. */
    async setPdf(tx: Transaction, voucherId: VoucherId, pdf: Buffer, pdfSha256: string): Promise<boolean> {
      const set = await tx
        .update(caseVouchers)
        .set({ pdf: cipher.encryptBytes(pdf), pdfSha256 })
        .where(and(eq(caseVouchers.voucherId, voucherId), isNull(caseVouchers.pdfSha256)))
        .returning({ voucherId: caseVouchers.voucherId });
      return set.length > 0;
    },

    /** False where it was so before. */
    async mark(
      tx: Transaction,
      voucherId: VoucherId,
      as: 'openedAt' | 'acknowledgedAt' | 'toldAt',
      at: Date,
    ): Promise<boolean> {
      const marked = await tx
        .update(caseVouchers)
        .set({ [as]: at })
        .where(and(eq(caseVouchers.voucherId, voucherId), isNull(caseVouchers[as])))
        .returning({ voucherId: caseVouchers.voucherId });
      return marked.length > 0;
    },

    /** A form that was opened again: the paper of it stays as it is, and is not signed any more. */
    async supersedeForms(tx: Transaction, caseId: CaseId, supersededAt: Date): Promise<void> {
      await tx
        .update(caseVouchers)
        .set({ supersededAt })
        .where(
          and(
            eq(caseVouchers.caseId, caseId),
            eq(caseVouchers.kind, 'completedForm'),
            isNull(caseVouchers.supersededAt),
          ),
        );
    },

    /** Those of which nobody was told yet and no server tells now: taken over by whoever asks. */
    async takeUntold(at: Date, leaseMs: number, sinceMs: number, limit: number): Promise<VoucherRow[]> {
      const isFree = lt(caseVouchers.tellingAt, new Date(at.getTime() - leaseMs));
      const untold = db
        .select({ voucherId: caseVouchers.voucherId })
        .from(caseVouchers)
        .where(
          and(
            isNull(caseVouchers.toldAt),
            gt(caseVouchers.issuedAt, new Date(at.getTime() - sinceMs)),
            isFree,
          ),
        )
        .orderBy(asc(caseVouchers.issuedAt))
        .limit(limit);
      const taken = await db
        .update(caseVouchers)
        .set({ tellingAt: at })
        .where(and(inArray(caseVouchers.voucherId, untold), isNull(caseVouchers.toldAt), isFree))
        .returning(columns);
      return asRows(taken);
    },

    async listOf(caseIds: readonly CaseId[]): Promise<VoucherRow[]> {
      if (caseIds.length === 0) return [];
      return asRows(
        await db
          .select(columns)
          .from(caseVouchers)
          .where(inArray(caseVouchers.caseId, [...caseIds]))
          .orderBy(asc(caseVouchers.issuedAt)),
      );
    },
  };
}
