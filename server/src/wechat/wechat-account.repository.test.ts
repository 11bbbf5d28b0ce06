import { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { wechatAccounts } from './wechat.schema.ts';
import { createWechatAccountRepository } from './wechat-account.repository.ts';

const [ann, bob] = ['ann', 'bob'].map((id) => ApplicantId.parse(id)) as [ApplicantId, ApplicantId];

describe.each(databaseKinds)('people of WeChat in %s', (kind) => {
  const db = useTestDatabase(kind);
  const make = (appId: string) =>
    createWechatAccountRepository(db(), createFieldCipher('4'.repeat(64)), appId);

  it('keep their nickname, encrypted, when they come again without one', async () => {
    const accounts = make('wx-names');
    expect(await accounts.touch('o-1', null, 1_000)).toEqual({ applicantId: null, nickname: null });
    await accounts.touch('o-1', '大伟🌻', 2_000);
    expect(await accounts.touch('o-1', null, 3_000)).toEqual({ applicantId: null, nickname: '大伟🌻' });
    expect(JSON.stringify(await db().select().from(wechatAccounts))).not.toContain('大伟');
  });

  it('belong to one applicant at a time, who is found by the one seen last', async () => {
    const accounts = make('wx-links');
    for (const [openId, at] of [
      ['o-1', 1_000],
      ['o-2', 2_000],
      ['o-3', 3_000],
    ] as const)
      await accounts.touch(openId, null, at);
    await accounts.link('o-1', ann);
    await accounts.link('o-2', ann);
    await accounts.link('o-3', bob);
    expect(await accounts.findOpenId(ann)).toBe('o-2');
    await accounts.touch('o-1', null, 4_000);
    expect(await accounts.findOpenId(ann)).toBe('o-1');
    await accounts.link('o-3', ann);
    expect([await accounts.findOpenId(bob), (await accounts.find('o-3'))?.applicantId]).toEqual([null, ann]);
    await accounts.unlink(ann);
    expect(await accounts.findOpenId(ann)).toBeNull();
    expect(await accounts.find('o-1')).toEqual({ applicantId: null, nickname: null });
  });

  it('are others for another account of ours', async () => {
    await make('wx-here').touch('o-9', null, 1_000);
    await make('wx-here').link('o-9', ann);
    const there = make('wx-there');
    expect([await there.find('o-9'), await there.findOpenId(ann)]).toEqual([null, null]);
    await there.unlink(ann);
    expect((await make('wx-here').find('o-9'))?.applicantId).toBe(ann);
  });
});
