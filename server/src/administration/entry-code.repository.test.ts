import { AgentId, DepartmentId, EntryCode, MatterId, RegionId, TownId } from '@cloudseat/shared/nouns/ids.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue, createCatalogue } from '../catalogue/catalogue.ts';
import { journalEntries } from '../journal/journal.schema.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { demoData } from './demo/index.ts';
import { loadDemoData } from './demo-loader.ts';
import { createEntryCodeRepository } from './entry-code.repository.ts';
import { createEntryCodes, type EntryCodes, type NewCode } from './entry-codes.ts';

const by = AgentId.parse('demo-admin');
const enrolment = MatterId.parse('school-enrolment');
const education = DepartmentId.parse('education');
const xipeng = TownId.parse('xipeng');
/** Of the content, with one account: each costs an argon2 hash. */
const data = { ...demoData, agents: demoData.agents.slice(0, 1), staff: [] };

const wish = (changes: Partial<NewCode> & { code: EntryCode }): NewCode => ({
  ...{ entryPoint: 'village', matterId: null, departmentId: null, townId: null, regionId: null },
  ...{ address: null, scheduleId: null },
  label: { 'zh-Hans': '联合村便民点', 'zh-Hant': '', en: '' },
  ...changes,
});
const codeOf = (text: string) => EntryCode.parse(text);

describe.each(databaseKinds)('entry codes in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  const clock = createTestClock();
  let catalogue: Catalogue;
  /** Of another server, with a memory of its own. */
  let elsewhere: Catalogue;
  let codes: EntryCodes;
  const load = (password: string) =>
    loadDemoData({ db: db(), clock, logger: pino({ level: 'silent' }), password, data });

  beforeAll(async () => {
    await load('for tests');
    catalogue = await createCatalogue({ db: db(), clock });
    elsewhere = await createCatalogue({ db: db(), clock });
    codes = createEntryCodes({ repository: createEntryCodeRepository(db()), catalogue, clock });
  }, 60_000);

  const journalOf = async (code: string) => {
    const rows = await db().select().from(journalEntries).where(eq(journalEntries.actorId, by));
    return rows.filter(({ details }) => details.code === code);
  };

  it('makes one: its department is that of its matter, what the label lacks is filled, and who made it is kept', async () => {
    const code = codeOf('LH01');
    const made = await codes.make(
      wish({ code, matterId: enrolment, departmentId: DepartmentId.parse('housing'), townId: xipeng }),
      by,
    );
    expect(made).toMatchObject({
      ...{ code, entryPoint: 'village', matterId: enrolment, departmentId: education, townId: xipeng },
      label: { 'zh-Hans': '联合村便民点', 'zh-Hant': '聯合村便民點', en: '联合村便民点' },
      ...{ version: 1, isRevoked: false, revocation: null },
    });
    expect(made.matterName?.['zh-Hans']).toBeTruthy();
    expect(catalogue.findEntry(code)).toMatchObject({ code, regionId: null });
    expect(await journalOf('LH01')).toMatchObject([
      { action: 'entryCode.made', actorRole: 'admin', details: { after: { townId: 'xipeng', version: 1 } } },
    ]);
  });

  it('refuses a code that is there, and targets that are not', async () => {
    const taken = wish({ code: codeOf('LH01') });
    await expect(codes.make(taken, by)).rejects.toMatchObject({ code: 'ENTRY_CODE_TAKEN' });
    for (const target of [
      { matterId: MatterId.parse('no-matter') },
      { departmentId: DepartmentId.parse('no-department') },
      { townId: TownId.parse('no-town') },
      { regionId: RegionId.parse('no-region') },
    ])
      await expect(codes.make(wish({ code: codeOf('LH09'), ...target }), by)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    await expect(codes.get(codeOf('LH09'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await journalOf('LH09')).toEqual([]);
  });

  it('proposes the initials and the next number, revoked codes counted', async () => {
    expect(await codes.propose('杨家坪街道')).toBe('YJ02');
    expect(await codes.propose('联合村')).toBe('LH02');
  });

  it('changes label and target, and tells who looked at an older one to look again', async () => {
    const code = codeOf('LH02');
    const { version } = await codes.make(wish({ code }), by);
    const other = { ...wish({ code }), departmentId: education };
    const edited = await codes.edit({ code, version, by }, other);
    expect(edited).toMatchObject({ departmentId: education, version: 2 });
    const late = codes.edit({ code, version, by }, wish({ code }));
    await expect(late).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE', details: { version: 2 } });
    expect(await codes.get(code)).toEqual(edited);
    expect(await journalOf('LH02')).toHaveLength(2);
  });

  it('lets one of two who change at the same time through', async () => {
    const code = codeOf('LH03');
    const { version } = await codes.make(wish({ code }), by);
    const results = await Promise.allSettled(
      ['甲', '乙'].map((name) =>
        codes.edit({ code, version, by }, wish({ code, label: { 'zh-Hans': name, 'zh-Hant': '', en: '' } })),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await codes.get(code)).version).toBe(2);
    expect((await journalOf('LH03')).filter(({ action }) => action === 'entryCode.changed')).toHaveLength(1);
  });

  it('revokes with a reason and restores; no new call begins with a revoked code, other servers notice', async () => {
    const code = codeOf('LH04');
    const made = await codes.make(wish({ code, matterId: enrolment }), by);
    await elsewhere.reloadIfChanged();
    expect(elsewhere.findEntry(code)).not.toBeNull();
    clock.set(1_760_000_000_000);
    const revoked = await codes.revoke({ code, version: made.version, by }, '海报已拆');
    expect(revoked).toMatchObject({
      ...{ isRevoked: true, revocation: { at: 1_760_000_000_000, reason: '海报已拆' }, version: 2 },
      departmentId: education,
    });
    expect(catalogue.findEntry(code)).toBeNull();
    expect(catalogue.findEntryLabel(code)).toEqual(made.label);
    expect(elsewhere.findEntry(code)).not.toBeNull();
    await elsewhere.reloadIfChanged();
    expect(elsewhere.findEntry(code)).toBeNull();
    await expect(codes.revoke({ code, version: 2, by }, '再一次')).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    const restored = await codes.restore({ code, version: 2, by });
    expect(restored).toMatchObject({ isRevoked: false, revocation: null, version: 3 });
    expect(catalogue.findEntry(code)).toMatchObject({ code });
    const journaled = await journalOf('LH04');
    expect(journaled.map(({ action }) => action).sort()).toEqual(
      ['made', 'restored', 'revoked'].map((action) => `entryCode.${action}`),
    );
    expect(journaled.find(({ action }) => action.endsWith('revoked'))?.details).toMatchObject({
      ...{ before: { revokedReason: null, version: 1 }, after: { revokedReason: '海报已拆', version: 2 } },
    });
  });

  it('lists by entry point, by part of a code or label in any language, and by state', async () => {
    await codes.make(
      wish({ code: codeOf('QX77'), label: { 'zh-Hans': '清_溪100%', 'zh-Hant': '', en: 'Clear Brook' } }),
      by,
    );
    const { version } = await codes.make(wish({ code: codeOf('QX78'), entryPoint: 'window' }), by);
    await codes.revoke({ code: codeOf('QX78'), version, by }, '试过了');
    const found = async (filter: Partial<Parameters<EntryCodes['list']>[0]>) =>
      (await codes.list({ text: '', state: 'all', ...filter })).codes.map(({ code }) => code);
    for (const text of ['qx', 'X7']) expect(await found({ text })).toEqual(['QX77', 'QX78']);
    for (const text of ['clear b', '清_', '100%']) expect(await found({ text })).toEqual(['QX77']);
    expect(await found({ text: 'zh-Hans' })).toEqual([]);
    expect(await found({ text: 'QX', entryPoint: 'window' })).toEqual(['QX78']);
    expect(await found({ text: 'QX', state: 'used' })).toEqual(['QX77']);
    expect(await found({ state: 'revoked' })).toEqual(['QX78']);
    expect((await found({})).length).toBe(data.entryCodes.length + 6);
  });

  it('stay as an administrator left them when the demo is loaded again', async () => {
    const code = codeOf('HB03');
    const { version } = await codes.get(code);
    await codes.revoke({ code, version, by }, '过期了');
    expect(await load('another password')).toBe('loaded');
    expect(await codes.get(code)).toMatchObject({ isRevoked: true, version: version + 1 });
    expect(await codes.get(codeOf('YJ01'))).toMatchObject({ isRevoked: false, version: 1 });
  });
});
