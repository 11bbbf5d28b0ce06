import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../catalogue/catalogue.repository.ts';
import { matters } from '../catalogue/catalogue.schema.ts';
import { verifyPassword } from '../identity/password.ts';
import { createStaffRepository } from '../identity/staff.repository.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { demoData } from './demo/index.ts';
import type { DemoData } from './demo/types.ts';
import { loadDemoData } from './demo-loader.ts';

/** All of the content; of the accounts only as many as tell something, as each costs an argon2 hash. */
const data: DemoData = {
  ...{
    ...demoData,
    agents: demoData.agents.slice(0, 2),
    staff: demoData.staff.filter(({ role }) => role === 'admin'),
  },
  ...{ regionMatters: demoData.regionMatters.slice(0, 1), regionStaff: [] },
};

/** Dictionaries are read and passwords hashed, on machines that may be busy elsewhere. */
const timeout = 30_000;

describe.each(databaseKinds)('the demo loaded into %s', { timeout }, (kind) => {
  const db = useTestDatabase(kind);
  const load = (password: string | null, content = data) =>
    loadDemoData({
      db: db(),
      clock: createTestClock(),
      logger: pino({ level: 'silent' }),
      password,
      data: content,
    });
  const hashOf = async (loginName: string) =>
    (await createStaffRepository(db()).findByLoginName(loginName))?.passwordHash ?? '';
  const first = data.agents[0]?.loginName ?? '';
  const second = data.agents[1]?.loginName ?? '';

  it('asks for a password on its first start', async () => {
    await expect(load(null)).rejects.toThrow('CLOUDSEAT_DEMO_PASSWORD');
  });

  it('holds everything once, and each account a salt of its own', async () => {
    expect(await load('first password')).toBe('loaded');
    const rows = await readCatalogue(db());
    expect(rows.matters).toHaveLength(data.matters.length + 1);
    expect(rows.matters.filter(({ owningRegionId }) => owningRegionId !== null)).toMatchObject([
      { owningRegionId: 'sichuan-luzhou', authority: { name: { 'zh-Hans': '泸州市社会保险事业管理局' } } },
    ]);
    expect(rows.entryCodes).toHaveLength(data.entryCodes.length);
    expect(await verifyPassword('first password', await hashOf(first))).toBe(true);
    expect(await hashOf(first)).not.toBe(await hashOf(second));
    const staff = await createStaffRepository(db()).list();
    expect(staff.map(({ role }) => role).sort()).toEqual(['admin', 'agent', 'agent']);
  });

  it('is left alone by a second start, hand-made changes too', async () => {
    await db().update(matters).set({ ratedMinutes: 99 }).where(eq(matters.matterId, 'public-rental-housing'));
    const before = await hashOf(first);
    expect(await load('first password')).toBe('unchanged');
    expect(await load(null)).toBe('unchanged');
    expect(await hashOf(first)).toBe(before);
    const { matters: rows } = await readCatalogue(db());
    expect(rows.find(({ matterId }) => matterId === 'public-rental-housing')?.ratedMinutes).toBe(99);
  });

  it('takes another password for all accounts', async () => {
    expect(await load('second password')).toBe('loaded');
    for (const loginName of [first, second]) {
      expect(await verifyPassword('second password', await hashOf(loginName))).toBe(true);
      expect(await verifyPassword('first password', await hashOf(loginName))).toBe(false);
    }
  });

  it('takes new content and keeps the passwords it has', async () => {
    const before = await hashOf(first);
    const [town] = data.towns;
    const changed = {
      ...data,
      towns: data.towns.map((one) => (one === town ? { ...one, name: { zh: '新镇', en: 'New Town' } } : one)),
    };
    expect(await load(null, changed)).toBe('loaded');
    const { towns } = await readCatalogue(db());
    expect(towns).toHaveLength(13);
    expect(towns[0]?.name).toEqual({ 'zh-Hans': '新镇', 'zh-Hant': '新鎮', en: 'New Town' });
    expect(await hashOf(first)).toBe(before);
  });

  it('needs the password again when new content brings new accounts', async () => {
    const more = { ...data, agents: demoData.agents.slice(0, 3) };
    await expect(load(null, more)).rejects.toThrow('CLOUDSEAT_DEMO_PASSWORD');
    expect(await load('second password', more)).toBe('loaded');
    expect(await createStaffRepository(db()).list()).toHaveLength(4);
  });

  it('is loaded by two servers at once', async () => {
    const both = await Promise.all([load('third password'), load('third password')]);
    expect(both).toEqual(['loaded', 'loaded']);
    expect(await verifyPassword('third password', await hashOf(second))).toBe(true);
  });
});
