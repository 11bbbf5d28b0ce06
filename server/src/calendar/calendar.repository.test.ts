import { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { asc, like } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRouteContext, staffPrincipal } from '../identity/test-support/route-context.ts';
import { journalEntries } from '../journal/journal.schema.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { calendarDays } from './calendar.schema.ts';
import { type Calendar, createCalendar } from './calendar.ts';

const by = AgentId.parse('demo-admin');
const context = createRouteContext(staffPrincipal(by, 'admin'));
const at = (text: string) => Date.parse(`${text}+08:00`);
const named = (chinese: string, en = '') => ({ 'zh-Hans': chinese, en });
const changedMeanwhile = { code: 'CHANGED_MEANWHILE' };
type DayWish = Parameters<Calendar['routes']['calendar:setDay']>[0]['body'];

describe.each(databaseKinds)('the calendar in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  const clock = createTestClock(at('2026-11-26T10:00'));
  let calendar: Calendar;
  /** Of another server, with a memory of its own. */
  let elsewhere: Calendar;

  beforeAll(async () => {
    [calendar, elsewhere] = await Promise.all([
      createCalendar({ db: db(), clock }),
      createCalendar({ db: db(), clock }),
    ]);
  }, 60_000);

  const input = <Part extends object>(part: Part) => ({
    ...{ params: undefined, query: undefined, body: undefined },
    ...part,
  });
  const getYear = (year: number) => calendar.routes['calendar:getYear'](input({ params: { year } }), context);
  const dayOf = async (date: string) =>
    (await getYear(Number(date.slice(0, 4)))).days.find((day) => day.date === date);
  const setDay = (date: string, body: DayWish) =>
    calendar.routes['calendar:setDay'](input({ params: { date }, body }), context);
  const preview = (year: number) =>
    calendar.routes['calendar:previewOfficial'](input({ params: { year } }), context);
  const importOfficial = (year: number, revision: number) =>
    calendar.routes['calendar:importOfficial'](input({ params: { year }, body: { revision } }), context);
  const journal = (action: string) =>
    db()
      .select()
      .from(journalEntries)
      .where(like(journalEntries.action, `calendar.${action}`))
      .orderBy(asc(journalEntries.happenedAt));

  it('begins with the official days of the years that are known, once, for two servers that start together', async () => {
    const rows = await db().select().from(calendarDays);
    expect(rows.every(({ version, updatedBy }) => version === 1 && updatedBy === 'system')).toBe(true);
    expect(await getYear(2025)).toMatchObject({ isKept: true, hasOfficial: true });
    const year = await getYear(2026);
    expect(year).toMatchObject({ year: 2026, today: '2026-11-26', isKept: true, hasOfficial: true });
    expect(year.days).toHaveLength(39);
    expect(year.days[0]).toEqual({
      ...{ date: '2026-01-01', kind: 'holiday', version: 1 },
      name: { 'zh-Hans': '元旦', 'zh-Hant': '元旦', en: 'New Year’s Day' },
    });
    expect(await getYear(2031)).toMatchObject({ isKept: false, hasOfficial: false, days: [] });
  });

  it('counts by it', () => {
    expect(calendar.addWorkingDays(at('2026-09-28T10:00'), 5)).toBe(at('2026-10-10T23:59:59.999'));
    const startedAt = at('2026-11-25T10:00');
    expect(calendar.readClock({ kind: 'tellGaps', startedAt })).toMatchObject({
      ...{ dueAt: at('2026-12-02T23:59:59.999'), daysLeft: 4, warnLevel: 'calm', isProvisional: false },
    });
    expect(calendar.readClock({ kind: 'joint', startedAt })).toMatchObject({ isProvisional: true });
  });

  it('a day set at one server counts there at once and at another when it looks next, and is journaled', async () => {
    const startedAt = at('2026-11-26T10:00');
    const dueAt = (one: Calendar) => one.readClock({ kind: 'tellGaps', startedAt }).dueAt;
    const [before, after] = [at('2026-12-03T23:59:59.999'), at('2026-12-04T23:59:59.999')];
    const set = await setDay('2026-12-01', { version: 0, kind: 'holiday', name: named('区庆') });
    expect(set).toEqual({
      ...{ date: '2026-12-01', kind: 'holiday', version: 1 },
      name: { 'zh-Hans': '区庆', 'zh-Hant': '區慶', en: '区庆' },
    });
    expect([dueAt(calendar), dueAt(elsewhere)]).toEqual([after, before]);
    await elsewhere.reloadIfChanged();
    expect(dueAt(elsewhere)).toBe(after);
    const cleared = await setDay('2026-12-01', { version: 1, kind: null, name: null });
    expect(cleared).toEqual({ date: '2026-12-01', kind: null, name: null, version: 2 });
    expect([dueAt(calendar), dueAt(elsewhere)]).toEqual([before, after]);
    await elsewhere.reloadIfChanged();
    expect(dueAt(elsewhere)).toBe(before);
    expect(await journal('dayChanged')).toMatchObject([
      { actorId: by, actorRole: 'admin', details: { date: '2026-12-01', before: null } },
      { details: { before: { kind: 'holiday', version: 1 }, after: { kind: null, version: 2 } } },
    ]);
  });

  it('tells who looked at an older one to look again; one of two at once is told so', async () => {
    const before = await journal('dayChanged');
    const wish = { kind: 'holiday' as const, name: named('停水') };
    await expect(setDay('2026-12-01', { version: 1, ...wish })).rejects.toMatchObject(changedMeanwhile);
    await expect(setDay('2026-12-02', { version: 3, ...wish })).rejects.toMatchObject(changedMeanwhile);
    expect(await journal('dayChanged')).toHaveLength(before.length);
    const both = await Promise.allSettled([
      setDay('2026-12-02', { version: 0, ...wish }),
      setDay('2026-12-02', { version: 0, ...wish }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await dayOf('2026-12-02'))?.version).toBe(1);
  });

  it('refuses a weekday that is to be worked, and to take back what was never set', async () => {
    const bad = { code: 'BAD_REQUEST' };
    const workday = { version: 0, kind: 'workday' as const, name: named('调休') };
    await expect(setDay('2026-12-03', workday)).rejects.toMatchObject(bad);
    await expect(setDay('2026-12-03', { version: 0, kind: null, name: null })).rejects.toMatchObject(bad);
    expect(await setDay('2026-12-05', workday)).toMatchObject({ kind: 'workday' });
    expect(calendar.addWorkingDays(at('2026-12-04T10:00'), 1)).toBe(at('2026-12-05T23:59:59.999'));
  });

  it('imports what the preview showed, keeps what was entered beyond it, and says what it did', async () => {
    expect(await preview(2026)).toMatchObject({
      changes: [],
      others: [{ date: '2026-12-02' }, { date: '2026-12-05' }],
    });
    await setDay('2026-10-10', { version: 1, kind: null, name: null });
    await setDay('2026-05-05', { version: 1, kind: null, name: null });
    const shown = await preview(2026);
    expect(shown.changes).toMatchObject([
      { date: '2026-05-05', before: null, after: { kind: 'holiday' } },
      { date: '2026-10-10', before: null, after: { kind: 'workday' } },
    ]);
    await setDay('2026-12-02', { version: 1, kind: null, name: null });
    await expect(importOfficial(2026, shown.revision)).rejects.toMatchObject(changedMeanwhile);
    const { revision } = await preview(2026);
    expect(await importOfficial(2026, revision)).toEqual({ changedCount: 2 });
    expect(await dayOf('2026-10-10')).toMatchObject({ kind: 'workday', version: 3 });
    expect(await dayOf('2026-12-05')).toMatchObject({ kind: 'workday', version: 1 });
    expect(calendar.addWorkingDays(at('2026-10-09T10:00'), 1)).toBe(at('2026-10-10T23:59:59.999'));
    expect(await importOfficial(2026, (await preview(2026)).revision)).toEqual({ changedCount: 0 });
    expect(await journal('officialImported')).toMatchObject([
      { actorId: by, details: { year: 2026, changes: [{ date: '2026-05-05' }, { date: '2026-10-10' }] } },
    ]);
    await expect(preview(2031)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(importOfficial(2031, 0)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not filled again once somebody has kept it, even if nothing is left of it', async () => {
    await db().update(calendarDays).set({ kind: null, name: null });
    await createCalendar({ db: db(), clock });
    expect(await getYear(2026)).toMatchObject({ isKept: false, hasOfficial: true });
  });

  it('shows when each clock would run out if it began now', async () => {
    const { clocks } = await calendar.routes['calendar:listClocks'](input({}), context);
    expect(clocks.map(({ kind: each, days, daysLeft }) => [each, days, daysLeft])).toEqual([
      ...[
        ['tellGaps', 5, 5],
        ['decide', 20, 20],
        ['joint', 45, 45],
        ['conditional', 10, 10],
        ['correction', 15, 15],
      ],
    ]);
  });
});
