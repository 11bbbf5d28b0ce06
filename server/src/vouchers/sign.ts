import type { IdentityLevel } from '@cloudseat/shared/nouns/identity-level.ts';
import type { ApplicantId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import {
  SignatureMark,
  type SignaturePurpose,
  type SignatureRecord,
} from '@cloudseat/shared/nouns/signature.ts';
import { isSameName } from '@cloudseat/shared/nouns/signature-rules.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { AppError } from '../platform/errors.ts';
import { makeId, sha256Hex } from '../platform/ids.ts';
import { statementOf } from './signature-statements.ts';

export type SigningWish = {
  /** The file as the server keeps it, and the hash of the one that lay before the applicant. */
  document: { sha256: string; contentSha256: string };
  seenSha256: string;
  caseId: CaseId;
  applicant: { applicantId: ApplicantId; name: string };
  identityLevel: IdentityLevel;
  purpose: SignaturePurpose;
  /** Of the statement that was shown. */
  statementVersion: string;
  locale: Locale;
  mark: SignatureMark;
};

/**
 * Binds a mark to the file, the moment, the case, the person and the words agreed to. CHANGED_MEANWHILE when another file or
 * other words were shown; BAD_REQUEST for an empty mark and for a typed name that is not the account's.
 */
export function makeRecord(wish: SigningWish, signedAt: number): SignatureRecord {
  const { document, caseId, applicant, identityLevel } = wish;
  if (wish.seenSha256 !== document.sha256)
    throw new AppError('CHANGED_MEANWHILE', 'the document is another one than was shown');
  const statement = statementOf(wish.purpose, wish.locale);
  if (statement.version !== wish.statementVersion)
    throw new AppError('CHANGED_MEANWHILE', 'the statement has other words than were shown');
  const mark = SignatureMark.safeParse(wish.mark);
  if (!mark.success) throw new AppError('BAD_REQUEST', `not a signature: ${mark.error.issues[0]?.message}`);
  if (mark.data.method === 'typed' && !isSameName(mark.data.name, applicant.name))
    throw new AppError('BAD_REQUEST', 'the name typed is not that of the account');
  return {
    signatureId: makeId(),
    documentSha256: document.sha256,
    contentSha256: document.contentSha256,
    signedAt,
    caseId,
    applicantId: applicant.applicantId,
    identityLevel,
    mark: mark.data,
    statement,
  };
}

/** Of all that a record holds; whoever changes a word of it changes this. */
export const hashRecord = (record: SignatureRecord): string => sha256Hex(canonicalJson(record));
