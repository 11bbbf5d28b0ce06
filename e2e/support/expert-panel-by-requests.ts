import type { ExpertDrawView } from '@cloudseat/shared/nouns/expert-draw.ts';
import {
  type ExpertReviewId,
  type ExpertReviewView,
  PanelSeatId,
} from '@cloudseat/shared/nouns/expert-review.ts';
import type { Film } from '@cloudseat/shared/nouns/film.ts';
import { and, asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { expertSeats } from '../../server/src/expert-review/expert-review.schema.ts';
import { actOn, checkIn } from '../../server/src/expert-review/session/test-support/planted-panel.ts';
import { makeMp4 } from '../../server/src/films/test-support/made-films.ts';
import { sendFilmAs } from '../../server/src/films/test-support/send-film.ts';
import {
  beginProject,
  openStaff,
  readExpertReview,
  stepExpertReview,
  uploadExpertFile,
} from '../../server/src/test-support/expert-steps.ts';
import type { TestBrowser } from '../../server/src/test-support/test-page.ts';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import type { PanelPeople } from './expert-panel-people.ts';
import type { Device } from './person.ts';
import type { useStage } from './stage.ts';

type Stage = Pick<ReturnType<typeof useStage>, 'url' | 'db' | 'openPerson'>;
/** Films are made at the lowest priority: on a busy machine that takes its time. */
const patient = { timeout: 120_000, interval: 200 };

/** A water project with its papers and a film of so many seconds, filed and taken by c001. */
async function fileWithFilm(url: string, convenor: TestBrowser, filmSeconds: number) {
  const kind = { kindId: 'water-works', title: '盘溪河大桥防洪评价' };
  const { unit, reviewId, view } = await beginProject(url, kind);
  const film = await makeMp4(filmSeconds);
  for (const { lineId, accepts, isRequired } of view.kind.materials) {
    if (!isRequired) continue;
    if (accepts === 'film') await sendFilmAs(unit, { reviewId, lineId }, film);
    else await uploadExpertFile(unit, reviewId, { lineId });
  }
  const states = async () => {
    const { films } = await unit.call<{ films: Film[] }>('GET', `/expert-reviews/${reviewId}/films`);
    return films.map(({ state }) => state);
  };
  await expect.poll(states, patient).toEqual(['ready']);
  await stepExpertReview(unit, reviewId, 'filing/submission');
  await stepExpertReview(convenor, reviewId, 'filing/taking');
  return { unit, reviewId };
}

/** Conditions as they are proposed, signed by two, drawn, and everybody who was drawn comes: whose login names, by place. */
async function drawPanel(
  { url, db }: Stage,
  reviewId: ExpertReviewId,
  [first, second]: readonly [TestBrowser, TestBrowser],
) {
  const path = `/expert-reviews/${reviewId}/draw`;
  const versionOf = async (browser: TestBrowser) => (await readExpertReview(browser, reviewId)).version;
  const { proposed } = await first.call<ExpertDrawView>('GET', path);
  const body = { version: await versionOf(first), conditions: proposed };
  const { rounds } = await first.call<ExpertDrawView>('PUT', `${path}/conditions`, body);
  const conditionsSha256 = rounds.at(-1)?.conditionsSha256;
  for (const browser of [first, second])
    await stepExpertReview(browser, reviewId, 'draw/signatures', {
      conditionsSha256,
      password: demoPassword,
    });
  await stepExpertReview(first, reviewId, 'draw/commitment');
  await stepExpertReview(second, reviewId, 'draw', { contribution: '八月十五' });

  const seats = await db
    .select()
    .from(expertSeats)
    .where(and(eq(expertSeats.reviewId, reviewId), eq(expertSeats.state, 'asked')))
    .orderBy(asc(expertSeats.position));
  const drawn = [];
  for (const { seatId, accountId } of seats) {
    const loginName = accountId.replace('demo-', '');
    const browser = await openStaff(url, loginName);
    await browser.call('POST', `/expert-reviews/${reviewId}/notice/answer`, { answer: 'accept' });
    drawn.push({ loginName, seatId: PanelSeatId.parse(seatId), browser });
  }
  return drawn;
}

/** The same moment as at the end of the first half of the story, without its pages: for the second half alone. */
export async function bringPanelByRequests(stage: Stage, filmSeconds: number): Promise<PanelPeople> {
  const { url, db } = stage;
  const [first, second] = [await openStaff(url, 'c001'), await openStaff(url, 'c002')];
  const { unit, reviewId } = await fileWithFilm(url, first, filmSeconds);
  const drawn = await drawPanel(stage, reviewId, [first, second]);
  await stepExpertReview(first, reviewId, 'pre-review', { scheduledAt: Date.now() + 3_600_000 });
  await actOn(first, reviewId, 'check-in/opening');
  for (const { browser } of drawn) await checkIn(browser, reviewId);
  const { state } = await first.call<ExpertReviewView>('GET', `/expert-reviews/${reviewId}`);
  if (state !== 'panelOpened') throw new Error(`everybody has checked in, and it is ${state}`);

  const open = async (of: TestBrowser, side: 'applicant' | 'agent', device: Device, path: string) => {
    const person = await stage.openPerson(side, { device });
    await person.context.addCookies(
      of.cookie.split('; ').map((pair) => {
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
      }),
    );
    await person.page.goto(path);
    return person;
  };
  const path = `/panel/reviews/${reviewId}`;
  return {
    reviewId,
    paperName: '报告.pdf',
    platform: { url, db },
    unit: await open(unit, 'applicant', 'phone', `/projects/${reviewId}`),
    convenor: await open(first, 'agent', 'desk', path),
    experts: await Promise.all(
      drawn.map(async ({ loginName, seatId, browser }, at) => ({
        ...{ loginName, seatId },
        person: await open(browser, 'agent', at % 2 === 0 ? 'desk' : 'tablet', path),
      })),
    ),
  };
}
