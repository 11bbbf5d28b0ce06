import type { ArchiveCheck } from '@cloudseat/shared/nouns/expert-after.ts';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { expertDrawSteps } from '../expert-review/draw/draw.schema.ts';
import { expertFiles } from '../expert-review/filing/filing.schema.ts';
import { expertReportRounds } from '../expert-review/report/report.schema.ts';
import { expertScoreSheets } from '../expert-review/scoring/score.schema.ts';
import { fileProject } from '../test-support/expert-steps.ts';
import { walkReview } from '../test-support/expert-walk.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const platform = usePlatform();
let walk: Awaited<ReturnType<typeof walkReview>>;
let seatIds: string[];

beforeAll(async () => {
  const project = await fileProject(platform.url);
  walk = await walkReview(platform.url, platform.db, project);
  await walk.configureDraw();
  await walk.signDraw();
  await walk.draw();
  await walk.answerAll();
  await walk.schedule(Date.now() + 3_600_000);
  await walk.openCheckIn();
  await walk.checkInAll();
  await walk.chooseChair();
  for (const part of ['presenting', 'questioning', 'deliberating', 'scoring'] as const) await walk.goTo(part);
  await walk.scoreAll();
  await walk.writeReport('passed');
  await walk.closeReport();
  await walk.signAll();
  seatIds = (await walk.panel()).map(({ seatId }) => seatId);
}, 120_000);

const check = () => walk.convenor.call<ArchiveCheck>('GET', walk.path('archive/check'));
const faultsNow = async () => [
  ...new Set((await check()).faults.map(({ name, problem }) => `${name} ${problem}`).sort()),
];
const score = (at: number) => `scores/${seatIds[at]}.json`;
const ofSheet = (at: number) => eq(expertScoreSheets.seatId, seatIds[at] ?? '');

/** What somebody with the database could do, and how it is found. Each is undone by writing the rows as they were. */
const deeds: [what: string, deed: () => Promise<unknown>, found: (isArchived: boolean) => string[]][] = [
  [
    'one mark is changed',
    () => changeSheet(0, '"score":[0-9.]+', '"score":0.5'),
    () => [`${score(0)} changed`],
  ],
  ['a nonce is changed', () => changeSheet(1, '"nonce":"..', '"nonce":"zz'), () => [`${score(1)} changed`]],
  [
    'a sheet is deleted',
    () => platform.db.delete(expertScoreSheets).where(ofSheet(2)),
    () => [`${score(2)} missing`],
  ],
  [
    'the marks of two experts change places',
    swapSheets,
    () => [`${score(0)} changed`, `${score(1)} changed`],
  ],
  [
    'the text of the report is changed',
    () =>
      platform.db
        .update(expertReportRounds)
        .set({ canonical: sql`replace(${expertReportRounds.canonical}, '总体可行', '总体不可行')` }),
    () => ['report/1.json changed', ...seatIds.map((seatId) => `report/1-${seatId}.json otherBasis`).sort()],
  ],
  [
    'what the list says of a paper is changed',
    () => platform.db.update(expertFiles).set({ sha256: 'ab'.repeat(32) }),
    (isArchived) => [...(isArchived ? ['files/list.json changed'] : []), 'files/list.json otherBasis'],
  ],
  [
    'a step of the draw is changed',
    () =>
      platform.db.update(expertDrawSteps).set({
        step: sql`jsonb_set(${expertDrawSteps.step}, '{chosen,0,ref}', '"${sql.raw('ab'.repeat(32))}"')`,
      }),
    (isArchived) => ['draw/draw.json changed', ...(isArchived ? ['draw/record.json changed'] : [])],
  ],
];

const changeSheet = (at: number, from: string, to: string) =>
  platform.db
    .update(expertScoreSheets)
    .set({ opened: sql`regexp_replace(${expertScoreSheets.opened}, ${from}, ${to})` })
    .where(ofSheet(at));

async function swapSheets(): Promise<void> {
  const rows = await platform.db.select().from(expertScoreSheets);
  const [first, second] = [0, 1].map((at) => rows.find((row) => row.seatId === seatIds[at]));
  if (!first || !second) throw new Error('two have marked');
  for (const [row, other] of [
    [first, second],
    [second, first],
  ] as const)
    await platform.db
      .update(expertScoreSheets)
      .set({ opened: other.opened, commitment: other.commitment })
      .where(eq(expertScoreSheets.seatId, row.seatId));
}

const tables = [expertScoreSheets, expertReportRounds, expertFiles, expertDrawSteps] as const;
async function keepRows(): Promise<() => Promise<void>> {
  const kept = await Promise.all(
    tables.map(async (table) => ({ table, rows: await platform.db.select().from(table) })),
  );
  return async () => {
    for (const { table, rows } of kept) {
      await platform.db.delete(table);
      if (rows.length > 0) await platform.db.insert(table).values(rows as never);
    }
  };
}

describe.each(['concluded', 'archived'] as const)('a review that is %s', (state) => {
  it('is what it was', async () => {
    expect((await walk.read()).state).toBe('concluded');
    if (state === 'archived') await walk.archive();
    expect(await check()).toMatchObject({ isIntact: true, journalFault: null, faults: [] });
  });

  it.each(deeds)('is found to be another when %s, by the name of what it is', async (_what, deed, found) => {
    const undo = await keepRows();
    try {
      await deed();
      expect(await faultsNow()).toEqual(found(state === 'archived').sort());
      const { version } = await walk.read();
      const refused = await walk.convenor.send('POST', walk.path('archive'), { version });
      const code = state === 'concluded' ? 'EVIDENCE_CHANGED' : 'REVIEW_STATE';
      expect(refused.body).toMatchObject({ error: { code } });
    } finally {
      await undo();
    }
    expect(await faultsNow()).toEqual([]);
  });
});
