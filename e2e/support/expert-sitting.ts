import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PanelExpert, PanelPeople } from './expert-panel-people.ts';
import { roomOf, sitting } from './joint-room.ts';
import type { Person } from './person.ts';
import { readWords } from './words.ts';

export const session = readWords('zh-Hans', 'expert-session');
const review = readWords('zh-Hans', 'expert-page');
const own = readWords('zh-Hans', 'own-joint');
const film = readWords('zh-Hans', 'expert-film');
const reading = readWords('zh-Hans', 'expert-reading');

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** What the server tells this person of the review: names that the story cannot know beforehand. */
export async function readReview({ context }: Person, { reviewId }: PanelPeople): Promise<ExpertReviewView> {
  const response = await context.request.get(`/api/expert-reviews/${reviewId}`);
  return response.json();
}

/** Of the open panel, by place. */
export async function readNames(people: PanelPeople): Promise<string[]> {
  const { seats } = await readReview(people.convenor, people);
  return people.experts.map(({ seatId }) => {
    const name = seats.find((seat) => seat.seatId === seatId)?.name;
    if (name == null) throw new Error('the panel is not open');
    return name;
  });
}

/** Everything that a page is sent from now on, by its socket and in answer to what it asks: kept as text. */
export function listenTo({ page }: Person): string[] {
  const heard: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => void heard.push(String(payload))),
  );
  page.on('response', (response) => {
    if (response.url().includes('/api/'))
      response.text().then(
        (text) => heard.push(text),
        // Nothing was in it, or the page has gone on.
        () => undefined,
      );
  });
  return heard;
}

/** From the page of the review into its room. */
export async function enterRoom({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: review.text('next.enter'), exact: true }).click();
  await roomOf(page, 'openSession').waitFor();
}

/** The unit looks at itself, comes to the door, and waits there for its turn. */
export async function comeToTheDoor({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: review.text('next.enter'), exact: true }).click();
  await page.getByLabel(own.text('preflight.own'), { exact: true }).waitFor();
  await press(page, own.text('preflight.enter'));
  await roomOf(page, 'lobby').waitFor();
}

export async function voteFor({ person: { page } }: PanelExpert, name: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
  await press(page, session.text('vote.send'));
}

type Part = 'presenting' | 'questioning' | 'deliberating' | 'scoring';
/** Whoever leads goes on to the next part of the agenda. */
export const goOnTo = ({ page }: Person, to: Part): Promise<void> =>
  press(page, session.text(`agenda.to.${to}`));

const player = (page: Page) => page.locator('[data-film]');
const clockOf = ({ page }: Person) =>
  player(page)
    .locator('video')
    .evaluate(({ currentTime, duration }: HTMLVideoElement) => ({ at: Date.now(), currentTime, duration }));

/** How far apart the pages are in the film, seconds, each at its own moment of reading; and how far the last of them is. */
async function spreadOf(people: readonly Person[]): Promise<{ spread: number; least: number }> {
  const clocks = await Promise.all(people.map(clockOf));
  const begin = Math.min(...clocks.map(({ at }) => at));
  const isRunning = clocks.every(({ currentTime, duration }) => currentTime < duration);
  const places = clocks.map(({ at, currentTime }) => currentTime - (isRunning ? (at - begin) / 1_000 : 0));
  return { spread: Math.max(...places) - Math.min(...places), least: Math.min(...places) };
}

/** The unit puts its film before everybody, lets it run, and stops it: all pages are at the same place of it all the while. */
export async function playInStep(unit: Person, everybody: readonly Person[]): Promise<void> {
  await press(unit.page, session.text('step.film', { number: 1 }));
  for (const { page } of everybody) await player(page).waitFor();
  await expect
    .poll(() => Promise.all(everybody.map(({ page }) => player(page).getAttribute('data-film-state'))))
    .toEqual(everybody.map(() => 'standing'));
  await player(unit.page)
    .getByRole('button', { name: film.text('player.play'), exact: true })
    .click();
  // Within a second on a machine that carries all of them; how exact it is on machines of their own is measured by bench:film.
  const together = async () => {
    const { spread, least } = await spreadOf(everybody);
    return least > 1 && spread < 1;
  };
  await expect.poll(together, { timeout: 60_000 }).toBe(true);
}

/** The film rests for all at the same frame. */
export async function stopInStep(unit: Person, everybody: readonly Person[]): Promise<void> {
  const pause = player(unit.page).getByRole('button', { name: film.text('player.pause'), exact: true });
  await pause.click();
  await expect
    .poll(() => Promise.all(everybody.map(({ page }) => player(page).getAttribute('data-film-state'))))
    .toEqual(everybody.map(() => 'standing'));
  await expect.poll(async () => (await spreadOf(everybody)).spread).toBeLessThan(0.3);
}

/** The unit puts a paper in the film's place and leafs: everybody has the same page before them, the panel with its remarks on it. */
export async function leafInStep(
  unit: Person,
  { everybody, panel }: Record<'everybody' | 'panel', readonly Person[]>,
  { paper, remark }: Record<'paper' | 'remark', string>,
): Promise<void> {
  await unit.page.getByText(session.text('step.others'), { exact: true }).click();
  await press(unit.page, session.text('step.pages', { name: paper }));
  const sheet = ({ page }: Person, number: number) =>
    page.getByRole('img', { name: reading.text('stage.alt', { name: paper, page: number }) });
  for (const person of everybody) await sheet(person, 1).waitFor();
  await press(unit.page, reading.text('stage.next'));
  for (const person of everybody) await sheet(person, 2).waitFor();
  for (const { page } of panel)
    await page.getByRole('button', { name: remark, exact: true }).first().waitFor();
  // What an expert remarked is the panel's.
  expect(await unit.page.getByText(remark).count()).toBe(0);
}

/** What one has to say before stepping aside, looked at and put away again. */
export async function lookAtRecusal(person: Person, name: string): Promise<void> {
  await press(person.page, session.text('recuse.do'));
  const dialog = person.page.getByRole('dialog');
  await dialog.waitFor();
  await person.takePicture(name);
  await person.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** Takes what everybody looks at away again. */
export const closeFilm = ({ page }: Person): Promise<void> => press(page, session.text('step.close'));

export const openTab = ({ page }: Person, tab: 'agenda' | 'people' | 'chat'): Promise<void> =>
  page
    .getByRole('toolbar', { name: session.text('title'), exact: true })
    .getByRole('button', { name: new RegExp(`^${session.text(`tab.${tab}`)}`) })
    .click();

/** One raises a hand, the chair sees it in the line and gives the floor, and the page of the first says so. */
export async function askToSpeak(asks: Person, name: string, chair: Person): Promise<void> {
  await press(asks.page, sitting.text('tools.hand'));
  await openTab(chair, 'people');
  await press(chair.page, sitting.text('people.giveFloorTo', { name }));
  await asks.page.getByText(sitting.text('own.floor'), { exact: true }).waitFor();
}

/** After a reload the unit looks at itself once more, and waits outside as before. */
export async function comeBackOutside({ page }: Person): Promise<void> {
  await press(page, own.text('preflight.enter'));
  await roomOf(page, 'outside').waitFor();
}

/** In the closed part, or outside of it. */
export const isInRoom = async (page: Page): Promise<boolean> =>
  (await page.locator('[data-room="closedDeliberation"], [data-room="outside"]').count()) > 0;
