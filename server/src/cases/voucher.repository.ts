import type { AgentId, ApplicantId, CaseId, VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import { VoucherContent, type VoucherKind } from '@cloudseat/shared/nouns/voucher.ts';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { caseVouchers } from './case.schema.ts';

export type VoucherRow = Omit<
  typeof caseVouchers.$inferSelect,
  'voucherId' | 'caseId' | 'kind' | 'contentEncrypted' | 'pdf' | 'signedPdf' | 'applicantId'
> & { voucherId: VoucherId; caseId: CaseId; kind: VoucherKind; applicantId: ApplicantId };
export type NewVoucher = {
  voucherId: VoucherId;
  caseId: CaseId;
  applicantId: ApplicantId;
  content: VoucherContent;
  contentSha256: string;
  issuedBy: AgentId;
  issuedAt: Date;
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
  issuedBy: caseVouchers.issuedBy,
  issuedAt: caseVouchers.issuedAt,
  openedAt: caseVouchers.openedAt,
  acknowledgedAt: caseVouchers.acknowledgedAt,
};

/** Papers that were issued: what they say, encrypted, and the file once it was printed. Nothing of it is changed afterwards. */
export function createVoucherRepository(db: Database, cipher: FieldCipher) {
  const asRows = (rows: unknown[]) => rows as VoucherRow[];
  return {
    async insert(tx: Transaction, { content, ...voucher }: NewVoucher): Promise<void> {
      await tx.insert(caseVouchers).values({
        ...voucher,
        kind: content.kind,
        number: content.number,
        contentEncrypted: cipher.encrypt(JSON.stringify(content)),
      });
    },

    async find(voucherId: VoucherId): Promise<VoucherRow | null> {
      const [row] = asRows(
        await db.select(columns).from(caseVouchers).where(eq(caseVouchers.voucherId, voucherId)),
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
      return row?.pdf ?? null;
    },

    /** The signed file; null before it was signed. */
    async findSigned(voucherId: VoucherId): Promise<Buffer | null> {
      const [row] = await db
        .select({ signedPdf: caseVouchers.signedPdf })
        .from(caseVouchers)
        .where(eq(caseVouchers.voucherId, voucherId));
      return row?.signedPdf ?? null;
    },

    /** False where it was signed already: the first signature stays. */
    async setSigned(
      tx: Transaction,
      voucherId: VoucherId,
      signedPdf: Buffer,
      signedPdfSha256: string,
      signedAt: Date,
    ): Promise<boolean> {
      const set = await tx
        .update(caseVouchers)
        .set({ signedPdf, signedPdfSha256, signedAt })
        .where(and(eq(caseVouchers.voucherId, voucherId), isNull(caseVouchers.signedAt)))
        .returning({ voucherId: caseVouchers.voucherId });
      return set.length > 0;
    },

    /** False where it was printed already: the first file is the paper. */
    async setPdf(tx: Transaction, voucherId: VoucherId, pdf: Buffer, pdfSha256: string): Promise<boolean> {
      const set = await tx
        .update(caseVouchers)
        .set({ pdf, pdfSha256 })
        .where(and(eq(caseVouchers.voucherId, voucherId), isNull(caseVouchers.pdfSha256)))
        .returning({ voucherId: caseVouchers.voucherId });
      return set.length > 0;
    },

    /** False where it was so before. */
    async mark(
      tx: Transaction,
      voucherId: VoucherId,
      as: 'openedAt' | 'acknowledgedAt',
      at: Date,
    ): Promise<boolean> {
      const marked = await tx
        .update(caseVouchers)
        .set({ [as]: at })
        .where(and(eq(caseVouchers.voucherId, voucherId), isNull(caseVouchers[as])))
        .returning({ voucherId: caseVouchers.voucherId });
      return marked.length > 0;
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
