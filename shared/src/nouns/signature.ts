import { z } from 'zod';
import { IdentityLevel } from './identity-level.ts';
import { ApplicantId, CaseId, EpochMs } from './ids.ts';
import { isWritten, numbersMax, padHeightMax, padWidth, strokesMax } from './signature-rules.ts';
import { Locale } from './text.ts';

const coordinate = z.int().min(0).max(padHeightMax);
const Strokes = z
  .array(
    z
      .array(coordinate)
      .min(2)
      .max(numbersMax)
      .refine((numbers) => numbers.length % 2 === 0, 'a point has two numbers')
      .refine(
        (numbers) => numbers.every((number, at) => at % 2 === 1 || number <= padWidth),
        'beside the pad',
      ),
  )
  .max(strokesMax)
  .refine((strokes) => strokes.reduce((sum, { length }) => sum + length, 0) <= numbersMax, 'too many points')
  .refine(isWritten, 'nothing was written');

/** What an applicant made to sign: drawn with a finger, or, for who cannot, typed and confirmed. */
export const SignatureMark = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('drawn'),
    /** Of the pad, in units of which it is 1,000 wide. */
    height: z.int().min(100).max(padHeightMax),
    strokes: Strokes,
  }),
  z.object({
    method: z.literal('typed'),
    name: z.string().trim().min(1).max(100),
    hasConfirmed: z.literal(true),
  }),
]);
export type SignatureMark = z.infer<typeof SignatureMark>;

/** What is signed for: that a form is true, that something is promised, that a paper was received. */
export const SignaturePurpose = z.enum(['form', 'commitment', 'delivery']);
export type SignaturePurpose = z.infer<typeof SignaturePurpose>;

/** The sentence an applicant agrees to by signing, word for word as it was shown. */
export const SignatureStatement = z.object({
  purpose: SignaturePurpose,
  version: z.string(),
  locale: Locale,
  text: z.string(),
});
export type SignatureStatement = z.infer<typeof SignatureStatement>;

/** Who signed what, when, and how sure it is who it was. Its own SHA-256 covers all of it. */
export const SignatureRecord = z.object({
  signatureId: z.string(),
  /** Of the file that lay before the applicant. */
  documentSha256: z.string(),
  /** Of what that file says. */
  contentSha256: z.string(),
  signedAt: EpochMs,
  caseId: CaseId,
  applicantId: ApplicantId,
  identityLevel: IdentityLevel,
  mark: SignatureMark,
  statement: SignatureStatement,
});
export type SignatureRecord = z.infer<typeof SignatureRecord>;
