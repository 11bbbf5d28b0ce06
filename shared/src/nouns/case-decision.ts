import { z } from 'zod';
import { decisionOutcomes, refusalReasons } from './case-outcomes.ts';
import { EpochMs, VoucherId } from './ids.ts';
import { Locale, LocalText } from './text.ts';
import { VoucherKind } from './voucher.ts';

export const DecisionOutcome = z.enum(decisionOutcomes);
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

const words = z.string().trim().min(4).max(1_000);

/** What is concluded, with what only the agent knows of it: all else comes from the case. */
export const Decision = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('receive') }),
  z.object({ outcome: z.literal('notice') }),
  z.object({ outcome: z.literal('accept') }),
  z.object({
    outcome: z.literal('acceptConditionally'),
    /** What the applicant promises beyond handing in what is missing, in the applicant's own sense. */
    commitment: words,
    /** Working days for it. */
    days: z.int().min(1).max(60),
  }),
  z.object({ outcome: z.literal('complete') }),
  z
    .object({
      outcome: z.literal('refuse'),
      reason: z.enum(refusalReasons),
      explanation: words,
      /** Whom to ask instead: needed with notOurs. */
      askInstead: z.string().trim().max(200).default(''),
    })
    .refine(({ reason, askInstead }) => reason !== 'notOurs' || askInstead.length >= 2, {
      message: 'who is not in charge says who is',
      path: ['askInstead'],
    }),
  z.object({ outcome: z.literal('grant'), text: words }),
  z.object({ outcome: z.literal('deny'), text: words }),
]);
export type Decision = z.infer<typeof Decision>;

/** A paper that was issued in a case. */
export const CaseVoucher = z.object({
  voucherId: VoucherId,
  kind: VoucherKind,
  number: z.string(),
  issuedAt: EpochMs,
  /** When its applicant opened it first, and when they confirmed to have it. */
  openedAt: EpochMs.nullable(),
  acknowledgedAt: EpochMs.nullable(),
  /** Of a form: when its applicant signed it. */
  signedAt: EpochMs.nullable(),
  /** Of a form: it was opened again since. */
  isSuperseded: z.boolean(),
});
export type CaseVoucher = z.infer<typeof CaseVoucher>;

/** What lies before an applicant who is to sign a paper, and the words that the signature agrees to. */
export const VoucherSigning = z.object({
  documentSha256: z.string(),
  /** In order, with sizes in points and what each says; none where they cannot be drawn now: then there is the file alone. */
  pages: z.array(z.object({ width: z.number(), height: z.number(), text: z.string() })),
  /** What the paper is written in; the statement may be in another language. */
  locale: Locale,
  statement: z.string(),
  statementVersion: z.string(),
  /** As the account has it. */
  applicantName: z.string(),
  signedAt: EpochMs.nullable(),
});
export type VoucherSigning = z.infer<typeof VoucherSigning>;

/** What whoever holds a paper may know of it. */
export const VoucherCheck = z.object({ kind: VoucherKind, issuedAt: EpochMs, departmentName: LocalText });
export type VoucherCheck = z.infer<typeof VoucherCheck>;
