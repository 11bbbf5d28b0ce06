import { Catalogue as CatalogueSchema, Entry, Matter } from '@cloudseat/shared/nouns/catalogue.ts';
import { EntryCode, MatterId, SampleId } from '@cloudseat/shared/nouns/ids.ts';
import { PaperSample } from '@cloudseat/shared/nouns/paper-sample.ts';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoData } from '../administration/demo/index.ts';
import { loadDemoData } from '../administration/demo-loader.ts';
import { createRouteContext } from '../identity/test-support/route-context.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { createSampleRoutes } from './sample.routes.ts';

const nothing = { params: undefined, query: undefined, body: undefined };
const context = createRouteContext();

describe('the catalogue of the demo', () => {
  const db = useTestDatabase('PGlite');
  /** A Monday, 10:00 by the district's clock. */
  const monday = Date.UTC(2026, 9, 12, 2, 0);
  const clock = createTestClock(monday);
  let catalogue: Catalogue;
  const officeMatter = MatterId.parse(
    demoData.matters.find(({ openingHours }) => openingHours === 'office')?.matterId,
  );

  beforeAll(async () => {
    const data = { ...demoData, agents: demoData.agents.slice(0, 1), staff: [] };
    await loadDemoData({ db: db(), clock, logger: pino({ level: 'silent' }), password: 'for tests', data });
    catalogue = await createCatalogue({ db: db(), clock });
  }, 60_000);

  it('fits the contract, whole and matter by matter', async () => {
    const whole = CatalogueSchema.parse(await catalogue.routes['catalogue:get'](nothing, context));
    expect(whole.departments).toHaveLength(18);
    expect(whole.towns).toHaveLength(13);
    expect(whole.regions).toHaveLength(7);
    expect(whole.matters).toHaveLength(demoData.matters.length + demoData.regionMatters.length);
    for (const { matterId } of whole.matters)
      Matter.parse(await catalogue.routes['matter:get']({ ...nothing, params: { matterId } }, context));
  });

  it('has a sample of every paper that a line names, and says so of none that there is not', async () => {
    const { 'sample:get': getSample } = createSampleRoutes(db());
    const read = (sampleId: SampleId) => getSample({ ...nothing, params: { sampleId } }, context);
    const lines = catalogue.matters().flatMap(({ materials }) => materials);
    const named = [...new Set(lines.flatMap(({ sampleId }) => sampleId ?? []))];
    expect(named.toSorted()).toEqual(demoData.samples.map(({ sampleId }) => sampleId).toSorted());
    for (const sampleId of named) {
      const { picture } = PaperSample.parse(await read(sampleId));
      expect(picture?.mimeType).toBe('image/svg+xml');
      expect(Buffer.from(picture?.base64 ?? '', 'base64').toString()).toMatch(/^<svg .*样张.*<\/svg>$/s);
    }
    const idCard = lines.find(({ name }) => name['zh-Hans'] === '经营者身份证');
    expect(await read(idCard?.sampleId as SampleId)).toMatchObject({
      isBothSides: true,
      fileKinds: ['photo'],
    });
    expect(lines.find(({ name }) => name['zh-Hans'] === '身份证或营业执照')?.sampleId).toBeUndefined();
    await expect(read(SampleId.parse('none'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stays short, as it is what the home page waits for', async () => {
    const whole = JSON.stringify(await catalogue.routes['catalogue:get'](nothing, context));
    expect(Buffer.byteLength(whole)).toBeLessThan(45_000);
  });

  it('is in Traditional Chinese as well', () => {
    const names = catalogue.departments().map(({ shortName }) => shortName['zh-Hant']);
    expect(names).toContain('人力社保局');
    expect(names).toContain('醫保局');
  });

  it('tells what is closed at night and when it opens', async () => {
    const read = () =>
      catalogue.routes['matter:get']({ ...nothing, params: { matterId: officeMatter } }, context);
    expect((await read()).opening).toMatchObject({ isOpen: true, opensAt: null });
    clock.set(monday + 12 * 3_600_000);
    expect((await read()).opening).toMatchObject({ isOpen: false, opensAt: Date.UTC(2026, 9, 13, 1, 0) });
    const whole = await catalogue.routes['catalogue:get'](nothing, context);
    expect(whole.matters.find(({ matterId }) => matterId === officeMatter)?.isOpen).toBe(false);
    clock.set(monday);
  });

  it('finds an entry code however it is typed', async () => {
    const code = EntryCode.parse(demoData.entryCodes[0]?.code.toLowerCase());
    const entry = Entry.parse(await catalogue.routes['entry:get']({ ...nothing, params: { code } }, context));
    expect(entry.code).toBe(demoData.entryCodes[0]?.code);
    expect(catalogue.findEntryLabel(entry.code)).toEqual(entry.label);
    expect(catalogue.findEntryLabel(null)).toBeNull();
  });

  it('knows what dispatch asks of a matter', () => {
    for (const matter of catalogue.matters()) {
      expect(matter.skillId).toMatch(/^[a-z-]+$/);
      expect([1, 2, 3]).toContain(matter.requiredLevel);
      expect(matter.ticketPrefix).toMatch(/^[A-HJ-NP-Z]$/);
    }
    const prefixes = catalogue.departments().map(({ ticketPrefix }) => ticketPrefix);
    expect(new Set(prefixes).size).toBe(18);
  });

  it('answers NOT_FOUND for what it does not have', async () => {
    const matterId = MatterId.parse('nothing');
    const missing = { code: 'NOT_FOUND' };
    await expect(
      catalogue.routes['matter:get']({ ...nothing, params: { matterId } }, context),
    ).rejects.toMatchObject(missing);
    await expect(
      catalogue.routes['entry:get']({ ...nothing, params: { code: EntryCode.parse('ZZ99') } }, context),
    ).rejects.toMatchObject(missing);
    expect(() => catalogue.getMatter(matterId)).toThrow('does not exist');
    expect(catalogue.findMatter(matterId)).toBeNull();
  });
});
