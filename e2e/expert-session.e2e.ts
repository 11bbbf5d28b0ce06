import type { FilmId } from '@cloudseat/shared/nouns/film.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { inProject } from '../scripts/setup/paths.mjs';
import {
  openPanelist,
  plantPanel,
  sendFilm,
} from '../server/src/expert-review/session/test-support/planted-panel.ts';
import { makeMp4 } from '../server/src/films/test-support/made-films.ts';
import { openLead } from '../server/src/test-support/joint-steps.ts';
import type { TestBrowser } from '../server/src/test-support/test-page.ts';
import {
  demoPassword,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../server/src/test-support/test-platform.ts';
import { createTestPostgres, type TestPostgres } from '../server/src/test-support/test-postgres.ts';
import { launchBrowser } from './support/browsers.ts';
import { makeFilm } from './support/films.ts';
import { type Device, Person } from './support/person.ts';
import { readWords } from './support/words.ts';

const words = readWords('zh-Hans', 'expert-session');
const own = readWords('zh-Hans', 'own-joint');
let postgres: TestPostgres;
let sfu: TestSfu;
let server: TestServer;
let chromium: Browser;
const people: Person[] = [];

beforeAll(async () => {
  postgres = await createTestPostgres(inject('postgresUrl'));
  sfu = await startTestSfu();
  const clientFolder = process.env.CLOUDSEAT_CLIENT_DIR || inProject('client', 'dist');
  const given = { redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], clientFolder };
  server = await startTestServer({ ...given, databaseUrl: postgres.url });
  chromium = await launchBrowser(makeFilm('agent'));
});
afterAll(async () => {
  for (const person of people) await person.close();
  await chromium?.close();
  await server?.close();
  await sfu?.stop();
  await postgres?.drop();
});

/** A page of somebody who is signed in already. */
async function openPage(of: TestBrowser, device: Device, path: string): Promise<Person> {
  const person = await Person.open(chromium, { url: server.url, device, story: 'expert-session' });
  people.push(person);
  const cookies = of.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.url };
  });
  await person.context.addCookies(cookies);
  await person.page.goto(path);
  return person;
}
const press = ({ page }: Person, name: string) => page.getByRole('button', { name, exact: true }).click();
const room = ({ page }: Person, state: string) => page.locator(`[data-room="${state}"]`).waitFor();

async function checkIn(person: Person): Promise<void> {
  const { page } = person;
  for (const no of await page.getByLabel(words.text('checkIn.no'), { exact: true }).all()) await no.check();
  await page.getByLabel(words.text('checkIn.password'), { exact: true }).fill(demoPassword);
  await press(person, words.text('checkIn.sign'));
}

it('a panel checks in, chooses its chair, watches the unit’s film in step, and deliberates without the unit', async () => {
  const { ticket, lead, caseId } = await openLead(server.url);
  const planted = await plantPanel(postgres.run, caseId, ['e001', 'e002', 'e003'], 'draft');
  const { reviewId, seats } = planted;
  await lead.desk.request('call:end', { callId: ticket.callId });
  await sendFilm(ticket.browser, reviewId, await makeMp4(6));
  const films = () =>
    ticket.browser.call<{ films: { filmId: FilmId; state: string }[] }>(
      'GET',
      `/expert-reviews/${reviewId}/films`,
    );
  await expect
    .poll(async () => (await films()).films.map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['ready']);
  await postgres.run("update expert_reviews set state = 'preReview' where review_id = $1", [reviewId]);

  const path = `/panel/reviews/${reviewId}/session`;
  const convenor = await openPage(await openPanelist(server.url, 'c001'), 'desk', path);
  await press(convenor, words.text('open.do'));
  const experts: Person[] = [];
  for (const { loginName } of seats)
    experts.push(await openPage(await openPanelist(server.url, loginName), 'desk', path));
  const [first, second, third] = experts as [Person, Person, Person];
  await first.page.getByText(words.text('checkIn.commitment')).waitFor();
  await first.takePicture('check-in', { isWhole: true });
  for (const expert of experts) await checkIn(expert);

  // The room opens for all with the last of them.
  for (const person of [convenor, ...experts]) await room(person, 'openSession');
  const unit = await openPage(ticket.browser, 'phone', `/projects/${reviewId}/session`);
  await press(unit, own.text('preflight.enter'));
  await room(unit, 'lobby');
  for (const expert of experts) {
    await expert.page.getByRole('radio', { name: new RegExp(seats[0]?.name ?? '') }).check();
    if (expert === second) await second.takePicture('vote');
    await press(expert, words.text('vote.send'));
  }
  await press(first, words.text('agenda.to.presenting'));
  await room(unit, 'openSession');

  // The unit plays; everybody’s film runs.
  await press(unit, words.text('step.film', { number: 1 }));
  const everybody = [convenor, first, second, third, unit];
  for (const { page } of everybody) await page.locator('[data-film]').waitFor();
  await unit.takePicture('presenting');
  await first.takePicture('presenting');

  await press(first, words.text('agenda.to.questioning'));
  await press(first, words.text('agenda.to.deliberating'));
  await room(unit, 'outside');
  await room(third, 'closedDeliberation');
  await room(convenor, 'closedDeliberation');
  await first.takePicture('deliberating');
  await unit.takePicture('outside');
  await expect.poll(() => unit.page.getByText(own.text('ofPanel.outside')).count()).toBe(1);
}, 240_000);
