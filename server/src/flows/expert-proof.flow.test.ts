import { piecePath } from '@cloudseat/shared/dossier/expert-evidence.ts';
import { readZip } from '@cloudseat/shared/dossier/verify/read-zip.ts';
import type { ArchiveCheck } from '@cloudseat/shared/nouns/expert-after.ts';
import type { RecordingJob } from '@cloudseat/shared/nouns/recording.ts';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { expertDrawSteps } from '../expert-review/draw/draw.schema.ts';
import { expertSeats } from '../expert-review/expert-review.schema.ts';
import { expertFiles } from '../expert-review/filing/filing.schema.ts';
import { expertReportRounds } from '../expert-review/report/report.schema.ts';
import { expertScoreSheets } from '../expert-review/scoring/score.schema.ts';
import { expertCheckIns } from '../expert-review/session/session.schema.ts';
import { fileProject } from '../test-support/expert-steps.ts';
import { walkReview } from '../test-support/expert-walk.ts';
import { checkDossier, sourceOf } from '../test-support/take-dossier.ts';
import { usePlatform } from '../test-support/use-platform.ts';

const platform = usePlatform();
const patient = { timeout: 90_000, interval: 200 };
let walk: Awaited<ReturnType<typeof walkReview>>;
let seatIds: string[];

beforeAll(async () => {
  const project = await fileProject(platform.url);
  walk = await walkReview(platform.url, platform.db, project);
  await walk.sitDown();
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
    'what one signed at check-in is deleted',
    () => platform.db.delete(expertCheckIns).where(eq(expertCheckIns.seatId, seatIds[0] ?? '')),
    () => [`check-in/${seatIds[0]}.json missing`],
  ],
  [
    'what the list says of a paper is changed',
    () => platform.db.update(expertFiles).set({ sha256: 'ab'.repeat(32) }),
    (isArchived) => [...(isArchived ? ['files/list.json changed'] : []), 'files/list.json otherBasis'],
  ],
  [
    'a step of the draw is changed',
    changeStep,
    (isArchived) => ['draw/draw.json changed', ...(isArchived ? ['draw/record.json changed'] : [])],
  ],
];

const changeSheet = (at: number, from: string, to: string) =>
  platform.db
    .update(expertScoreSheets)
    .set({ opened: sql`regexp_replace(${expertScoreSheets.opened}, ${from}, ${to})` })
    .where(ofSheet(at));

function changeStep() {
  const other = sql.raw(`'"${'ab'.repeat(32)}"'`);
  return platform.db
    .update(expertDrawSteps)
    .set({ step: sql`jsonb_set(${expertDrawSteps.step}, '{chosen,0,ref}', ${other})` });
}

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

const tables = [expertScoreSheets, expertReportRounds, expertFiles, expertDrawSteps, expertCheckIns] as const;
async function keepRows(): Promise<() => Promise<void>> {
  const kept = await Promise.all(
    tables.map(async (table) => ({ table, rows: await platform.db.select().from(table) })),
  );
  return async () => {
    for (const { table, rows } of kept) {
      await platform.db.delete(table);
      // As they were read from this same table: over all tables at once the compiler cannot pair them.
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

describe('the package of an archived review', () => {
  const take = async (): Promise<Buffer> => {
    const { convenor, path } = walk;
    const exports = path('archive/exports');
    const { jobId } = await convenor.call<RecordingJob>('POST', exports, { reason: '归档备查' });
    const job = async () =>
      (await convenor.call<{ jobs: RecordingJob[] }>('GET', exports)).jobs.find(
        (each) => each.jobId === jobId,
      );
    await expect.poll(async () => (await job())?.state, patient).toBe('done');
    const url = `${platform.url}/api${exports}/${jobId}/file`;
    return Buffer.from(await (await fetch(url, { headers: { cookie: convenor.cookie } })).arrayBuffer());
  };
  const look = async (bytes: Buffer) => checkDossier(walk.unit, bytes);

  it('is whole, has all that its parts remember, and the draw comes out the same', async () => {
    const whole = await take();
    const found = await look(whole);
    expect(found).toMatchObject({ verdict: 'intact', findings: [] });
    const count = (name: string) => found.results.find(({ check: each }) => each === name)?.count;
    expect(count('draw')).toBe(seatIds.length);
    const paths = (await readZip(sourceOf(whole)))?.entries.map((entry) => entry.path) ?? [];
    for (const name of [
      ...['review.json', 'panel.json', 'kind.json', 'comments.json', 'coverage.json', 'files/list.json'],
      ...['films/list.json', 'draw/draw.json', 'draw/record.json', 'draw/conditions-1.json', 'report/1.json'],
      ...seatIds.flatMap((seatId) => [`scores/${seatId}.json`, `report/1-${seatId}.json`]),
    ])
      expect(paths).toContain(piecePath(name));

    const cut = await look(whole.subarray(0, whole.length - 1_000));
    expect([cut.verdict, cut.findings.length > 0]).toEqual(['broken', true]);
    const at = whole.indexOf('"proposal":"passed"');
    whole.write('"proposal":"failed"', at);
    const changed = await look(whole);
    expect(changed.findings.map(({ problem, subject }) => `${problem} ${subject}`)).toEqual([
      expect.stringMatching(/^changed expert-review\/scores\//),
      expect.stringMatching(/^notAsJournalled expert-review\/scores\//),
    ]);
  });

  it('made after one mark was changed in the database is signed, and names that sheet', async () => {
    const undo = await keepRows();
    await changeSheet(0, '"score":[0-9.]+', '"score":0.5');
    const { verdict, findings } = await look(await take());
    expect([verdict, findings]).toEqual([
      'broken',
      [{ check: 'review', problem: 'notAsJournalled', subject: piecePath(score(0)) }],
    ]);
    await undo();
  });

  it('made after another was put into the record of the draw draws again and names the step', async () => {
    const undo = await keepRows();
    await changeStep();
    const { findings } = await look(await take());
    const drawn = findings.filter(({ check: each }) => each === 'draw');
    expect(drawn.map(({ problem, subject }) => `${problem} ${subject}`)).toEqual(
      expect.arrayContaining(['drawnOtherwise expert-review/draw/record.json steps[0].chosen']),
    );
    await undo();
  });

  it('made after somebody was put in the place of who was drawn names them', async () => {
    await platform.db
      .update(expertSeats)
      .set({ expertId: 'a-friend', name: '熟人' })
      .where(eq(expertSeats.seatId, seatIds[1] ?? ''));
    const { findings } = await look(await take());
    expect(findings.map(({ check: each, problem, other }) => [each, problem, other])).toEqual([
      ['review', 'notAsJournalled', undefined],
      ['review', 'notAsJournalled', undefined],
      ['draw', 'notDrawn', '2 熟人'],
    ]);
  });

  it('is made for several at once, and is there for whoever asked alone', async () => {
    const exports = walk.path('archive/exports');
    const asked = [walk.convenor, walk.second];
    const jobs = await Promise.all(
      asked.map((browser) => browser.call<RecordingJob>('POST', exports, { reason: '归档备查' })),
    );
    for (const [at, browser] of asked.entries()) {
      const own = async () =>
        (await browser.call<{ jobs: RecordingJob[] }>('GET', exports)).jobs.find(
          ({ jobId }) => jobId === jobs[at]?.jobId,
        );
      await expect.poll(async () => (await own())?.state, patient).toBe('done');
      const other = jobs[1 - at]?.jobId;
      expect((await browser.send('GET', `${exports}/${other}/file`)).status).toBe(404);
    }
    for (const browser of [walk.unit, ...(await walk.panel()).map((each) => each.browser)])
      expect((await browser.send('POST', exports, { reason: '归档备查' })).status).toBeGreaterThanOrEqual(
        403,
      );
  });
});
