import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createApplicantRepository } from './applicant.repository.ts';

describe.each(databaseKinds)('applicants on %s', (kind) => {
  const db = useTestDatabase(kind);
  const repository = () => createApplicantRepository(db(), createFieldCipher('1'.repeat(64)));
  const person = { name: '王䶮', phone: '13800000001' };

  it('keep their id when they come again, and the name they gave last', async () => {
    const first = await repository().upsert(person, 1_000);
    const second = await repository().upsert({ ...person, name: '王小䶮' }, 2_000);
    expect(second).toEqual({ applicantId: first.applicantId, name: '王小䶮', phone: person.phone });
    expect(await repository().find(first.applicantId)).toEqual(second);
  });

  it('who sign in twice at once are one', async () => {
    const both = await Promise.all(
      [1, 2].map((at) => repository().upsert({ ...person, phone: '13800000002' }, at)),
    );
    expect(both[0]?.applicantId).toBe(both[1]?.applicantId);
  });

  it('are encrypted in the table', async () => {
    await repository().upsert(person, 1_000);
    const stored = JSON.stringify(await db().execute(sql`select * from applicants`));
    expect(stored).toContain('enc:v1:');
    expect(stored).not.toContain(person.phone);
    expect(stored).not.toContain(person.name);
  });

  it('are found many at a time', async () => {
    const one = await repository().upsert({ name: '甲', phone: '13800000003' }, 1);
    const other = await repository().upsert({ name: '乙', phone: '13800000004' }, 1);
    const found = await repository().findMany([one.applicantId, other.applicantId, one.applicantId]);
    expect([...found.values()].map(({ name }) => name).sort()).toEqual(['乙', '甲']);
    expect(await repository().findMany([])).toEqual(new Map());
  });
});
