import { ApplicantId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { SignatureMark } from '@cloudseat/shared/nouns/signature.ts';
import { isSameName, isWritten, strokesMax } from '@cloudseat/shared/nouns/signature-rules.ts';
import { describe, expect, it } from 'vitest';
import { hashRecord, makeRecord, type SigningWish } from './sign.ts';
import { statementOf } from './signature-statements.ts';

const [file, otherFile] = ['a'.repeat(64), 'b'.repeat(64)];
const drawn: SignatureMark = { method: 'drawn', height: 400, strokes: [[10, 10, 500, 300]] };
const wish = (changes: Partial<SigningWish> = {}): SigningWish => ({
  document: { sha256: file, contentSha256: 'c'.repeat(64) },
  seenSha256: file,
  caseId: CaseId.parse('case-1'),
  applicant: { applicantId: ApplicantId.parse('applicant-1'), name: '欧阳 娜' },
  identityLevel: 'phone',
  purpose: 'form',
  statementVersion: statementOf('form', 'zh-Hans').version,
  locale: 'zh-Hans',
  mark: drawn,
  ...changes,
});
const typed = (name: string): SignatureMark => ({ method: 'typed', name, hasConfirmed: true });
const codeOf = (changes: Partial<SigningWish>) => {
  try {
    makeRecord(wish(changes), 1);
    return 'signed';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a record of signing', () => {
  it('binds the mark to file, content, moment, case, person and words', () => {
    expect(makeRecord(wish(), 1_790_000_000_000)).toMatchObject({
      documentSha256: file,
      contentSha256: 'c'.repeat(64),
      signedAt: 1_790_000_000_000,
      caseId: 'case-1',
      applicantId: 'applicant-1',
      identityLevel: 'phone',
      mark: drawn,
      statement: { purpose: 'form', locale: 'zh-Hans', text: expect.stringContaining('真实、准确、完整') },
    });
  });

  it.each([
    ['another file than was shown', { seenSha256: otherFile }, 'CHANGED_MEANWHILE'],
    ['words of another version', { statementVersion: '2025-01' }, 'CHANGED_MEANWHILE'],
    ['an empty pad', { mark: { ...drawn, strokes: [] } }, 'BAD_REQUEST'],
    ['a slip of the finger', { mark: { ...drawn, strokes: [[10, 10, 40, 40]] } }, 'BAD_REQUEST'],
    ['a name that is not the account’s', { mark: typed('欧阳峰') }, 'BAD_REQUEST'],
    ['the name with other blanks', { mark: typed(' 欧阳娜') }, 'signed'],
  ])('is for %s: %o → %s', (_, changes, code) => {
    expect(codeOf(changes)).toBe(code);
  });

  it('has a hash that every part of it changes, and the order of its keys does not', () => {
    const record = makeRecord(wish(), 1_790_000_000_000);
    const turned = Object.fromEntries(Object.entries(record).reverse()) as typeof record;
    expect(hashRecord(turned)).toBe(hashRecord(record));
    const changed = [
      { ...record, signedAt: record.signedAt + 1 },
      { ...record, documentSha256: otherFile },
      { ...record, identityLevel: 'live' as const },
      { ...record, mark: { ...drawn, strokes: [[10, 10, 500, 301]] } },
      { ...record, statement: { ...record.statement, text: '' } },
    ].map(hashRecord);
    expect(new Set([...changed, hashRecord(record)]).size).toBe(6);
  });
});

describe('a mark', () => {
  const strokesOf = (strokes: number[][]) =>
    SignatureMark.safeParse({ method: 'drawn', height: 400, strokes }).success;

  it('has pairs of numbers on the pad, and not too many', () => {
    expect(strokesOf([[0, 0, 1_000, 400]])).toBe(true);
    expect(strokesOf([[0, 0, 500, 300, 1]])).toBe(false);
    expect(strokesOf([[0, 0, 1_001, 400]])).toBe(false);
    expect(strokesOf([[0, 0, -1, 400]])).toBe(false);
    expect(strokesOf([[0, 0, 0.5, 400]])).toBe(false);
    expect(strokesOf(Array.from({ length: strokesMax + 1 }, () => [0, 0, 10, 10]))).toBe(false);
    expect(strokesOf(Array.from({ length: 3 }, () => Array.from({ length: 8_000 }, () => 7)))).toBe(false);
  });

  it('typed needs the confirmation', () => {
    expect(SignatureMark.safeParse({ method: 'typed', name: '王敏', hasConfirmed: false }).success).toBe(
      false,
    );
  });
});

it('dots alone are no writing, however many', () => {
  expect(isWritten(Array.from({ length: 50 }, (_, at) => [at, at]))).toBe(false);
  expect(
    isWritten([
      [0, 0, 60, 80],
      [0, 0, 30, 40],
    ]),
  ).toBe(true);
});

it('names are the same whatever the blanks and the case', () => {
  expect(isSameName('maría  LÓPEZ', 'María López')).toBe(true);
  expect(isSameName('王敏', '王闽')).toBe(false);
});
