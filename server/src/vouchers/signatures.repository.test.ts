import { ApplicantId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId, sha256Hex } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import type { SigningWish } from './sign.ts';
import { signatures as rows } from './signature.schema.ts';
import { createSignatures } from './signatures.ts';

describe.each(databaseKinds)('signatures on %s', (kind) => {
  const db = useTestDatabase(kind);
  let now = 1_790_000_000_000;
  const make = (countersign?: Parameters<typeof createSignatures>[0]['countersign']) =>
    createSignatures({
      ...{ db: db(), cipher: createFieldCipher('0'.repeat(64)), clock: { now: () => (now += 1_000) } },
      ...(countersign && { countersign }),
    });
  const freshWish = (changes: Partial<SigningWish> = {}): SigningWish => {
    const sha256 = sha256Hex(makeId());
    return {
      document: { sha256, contentSha256: sha256Hex(sha256) },
      seenSha256: sha256,
      caseId: CaseId.parse(makeId()),
      applicant: { applicantId: ApplicantId.parse(makeId()), name: '王敏' },
      identityLevel: 'phone',
      purpose: 'delivery',
      statementVersion: make().statementOf('delivery', 'zh-Hant').version,
      locale: 'zh-Hant',
      mark: {
        method: 'drawn',
        height: 400,
        strokes: [
          [0, 0, 400, 300],
          [7, 9],
        ],
      },
      ...changes,
    };
  };

  it('come back as they were given, intact, and the mark is encrypted', async () => {
    const wish = freshWish();
    const { record, recordSha256, countersignature } = await make().sign(wish);
    const found = await make().find(wish.document.sha256, wish.applicant.applicantId);
    expect(found).toEqual({ record, recordSha256, countersignature: null });
    expect(countersignature).toBeNull();
    expect(found && make().isIntact(found)).toBe(true);
    const [row] = await db().select().from(rows).where(eq(rows.signatureId, record.signatureId));
    expect(row?.markEncrypted).toMatch(/^enc:v1:/);
    expect(JSON.stringify(row)).not.toContain('strokes');
  });

  it('that were changed in the database are not intact', async () => {
    const wish = freshWish();
    const { record } = await make().sign(wish);
    await db().update(rows).set({ identityLevel: 'live' }).where(eq(rows.signatureId, record.signatureId));
    const found = await make().find(wish.document.sha256, wish.applicant.applicantId);
    expect(found && make().isIntact(found)).toBe(false);
  });

  it('are given once: two taps are one signature', async () => {
    const wish = freshWish();
    const [one, other] = await Promise.all([make().sign(wish), make().sign(wish)]);
    expect(other).toEqual(one);
    expect(await make().sign(wish)).toEqual(one);
    expect(await make().listOf(wish.caseId)).toEqual([one]);
  });

  it('of a case are listed oldest first, those of others not', async () => {
    const { caseId, applicant } = freshWish();
    const given = [];
    for (let at = 0; at < 3; at += 1) given.push(await make().sign(freshWish({ caseId, applicant })));
    await make().sign(freshWish());
    expect(await make().listOf(caseId)).toEqual(given);
  });

  it('carry what a certification authority says of the record, and are not kept when it fails', async () => {
    const wish = freshWish();
    const failing = make(async () => {
      throw new Error('the authority is away');
    });
    await expect(failing.sign(wish)).rejects.toThrow('away');
    expect(await make().find(wish.document.sha256, wish.applicant.applicantId)).toBeNull();
    const certified = make(async (recordSha256) => ({ authority: 'Test CA', token: `of ${recordSha256}` }));
    const { recordSha256 } = await certified.sign(wish);
    const found = await make().find(wish.document.sha256, wish.applicant.applicantId);
    expect(found?.countersignature).toEqual({ authority: 'Test CA', token: `of ${recordSha256}` });
  });
});
