import type { ProjectKindDraft } from '@cloudseat/shared/contract/expert-kind-routes.ts';
import { AgentId, DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { ProjectKindId } from '@cloudseat/shared/nouns/project-kind.ts';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoData } from '../../administration/demo/index.ts';
import { loadDemoData } from '../../administration/demo-loader.ts';
import { type Catalogue, createCatalogue } from '../../catalogue/catalogue.ts';
import { journalEntries } from '../../journal/journal.schema.ts';
import { createTestClock } from '../../platform/test-support/test-clock.ts';
import { databaseKinds, useTestDatabase } from '../../platform/test-support/test-databases.ts';
import { createProjectKindRepository } from './project-kind.repository.ts';
import { createProjectKinds, type ProjectKinds } from './project-kinds.ts';

const by = AgentId.parse('demo-admin');
const water = ProjectKindId.parse('water-works');
/** Of the content, with one account: each costs an argon2 hash. */
const data = { ...demoData, agents: demoData.agents.slice(0, 1), staff: [] };

describe.each(databaseKinds)('kinds of projects in %s', { timeout: 30_000 }, (databaseKind) => {
  const db = useTestDatabase(databaseKind);
  const clock = createTestClock();
  let kinds: ProjectKinds;
  let catalogue: Catalogue;
  const load = (password: string) =>
    loadDemoData({ db: db(), clock, logger: pino({ level: 'silent' }), password, data });
  beforeAll(async () => {
    await load('for tests');
    catalogue = await createCatalogue({ db: db(), clock });
    kinds = createProjectKinds({ repository: createProjectKindRepository(db()), catalogue, clock });
  }, 60_000);

  async function draftOfWater(change: Partial<ProjectKindDraft> = {}): Promise<ProjectKindDraft> {
    const { kindId: _, isActive: __, version: ___, ...draft } = await kinds.get(water);
    return { ...draft, ...change };
  }
  const idsOf = async (isRetiredToo: boolean) =>
    (await kinds.list({ isRetiredToo, matterId: undefined })).map(({ kindId }) => kindId);

  it('come with the demo, in its order, each with criteria that make 100', async () => {
    expect(await idsOf(false)).toEqual(['water-works', 'transport-works', 'planning-design']);
    for (const { criteria } of await kinds.list({ isRetiredToo: false, matterId: undefined }))
      expect(criteria.reduce((sum, { maxScore }) => sum + maxScore, 0)).toBe(100);
    const ofMatter = await kinds.list({ isRetiredToo: false, matterId: MatterId.parse('riverside-works') });
    expect(ofMatter.map(({ kindId }) => kindId)).toEqual([water]);
  });

  it('get a new version with each change, of which the journal has both sides', async () => {
    const before = await kinds.get(water);
    const name = { 'zh-Hans': '涉河项目评审', 'zh-Hant': '', en: '' };
    const after = await kinds.save({ kindId: water, version: 1, by }, await draftOfWater({ name }));
    expect(after).toMatchObject({
      ...{ version: 2, isActive: true },
      name: { 'zh-Hans': '涉河项目评审', 'zh-Hant': '涉河項目評審', en: '涉河项目评审' },
    });
    const stale = kinds.save({ kindId: water, version: 1, by }, await draftOfWater());
    await expect(stale).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE', details: { version: 2 } });
    const rows = await db().select().from(journalEntries);
    const [entry] = rows.filter(({ action }) => action === 'projectKind.changed');
    expect(entry?.details).toMatchObject({ before: { version: before.version }, after: { version: 2 } });
  });

  it('keep what an administrator changed when the demo is loaded again', async () => {
    expect(await load('another password')).toBe('loaded');
    expect(await kinds.get(water)).toMatchObject({ version: 2, name: { 'zh-Hans': '涉河项目评审' } });
  });

  it('are not offered once they are retired, until they are restored', async () => {
    const { version } = await kinds.get(water);
    const isOffered = () => catalogue.getMatter(MatterId.parse('riverside-works')).takesProjects;
    expect(isOffered()).toBe(true);
    const retired = await kinds.retire({ kindId: water, version, by });
    expect(isOffered()).toBe(false);
    expect(retired).toMatchObject({ isActive: false, version: version + 1 });
    expect(await idsOf(false)).not.toContain(water);
    expect(await idsOf(true)).toContain(water);
    await expect(kinds.retire({ kindId: water, version: retired.version, by })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    const restored = await kinds.restore({ kindId: water, version: retired.version, by });
    expect(restored.isActive).toBe(true);
    expect(isOffered()).toBe(true);
    expect(await idsOf(false)).toContain(water);
  });

  it('are made anew, under a matter of their department and no other', async () => {
    const made = await kinds.make(
      await draftOfWater({ description: { 'zh-Hans': '新', 'zh-Hant': '', en: '' } }),
      by,
    );
    expect(made).toMatchObject({ version: 1, isActive: true });
    const elsewhere = await draftOfWater({ departmentId: DepartmentId.parse('transport') });
    await expect(kinds.make(elsewhere, by)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
