// The door of expert reviews: convenors and experts sign in, and answer for what is theirs.
import {
  type ExpertReviewId,
  PanelSeatId,
  type PanelSeatState,
} from '@cloudseat/shared/nouns/expert-review.ts';
import { eq } from 'drizzle-orm';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expertSeats } from '../../server/src/expert-review/expert-review.schema.ts';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import type { Device, Person } from './person.ts';
import type { Stage } from './stage.ts';
import { readWords } from './words.ts';

const door = readWords('zh-Hans', 'desk');

export const button = (of: Page | Locator, name: string): Locator =>
  of.getByRole('button', { name, exact: true });

/** A browser of their own, in which they sign in at the page of the review. */
export async function openPanelist(
  stage: Stage,
  reviewId: ExpertReviewId,
  { loginName, device = 'desk' }: { loginName: string; device?: Device },
): Promise<Person> {
  const person = await stage.openPerson('agent', { device });
  const { page } = person;
  await page.goto(`/panel/reviews/${reviewId}`);
  await page.getByLabel(door.text('signIn.loginName'), { exact: true }).fill(loginName);
  await page.getByLabel(door.text('signIn.password'), { exact: true }).fill(demoPassword);
  await button(page, door.text('signIn.submit')).click();
  await page.locator('#review-next').waitFor();
  return person;
}

/** Who was drawn, as only the server knows it: by position, whoever was asked first before who came after. */
export async function readSeats(stage: Stage, reviewId: ExpertReviewId): Promise<DrawnExpert[]> {
  const rows = await stage.db
    .select()
    .from(expertSeats)
    .where(eq(expertSeats.reviewId, reviewId))
    .orderBy(expertSeats.position, expertSeats.askedAt);
  return rows.map(({ seatId, position, accountId, name, unit, state }) => ({
    ...{ seatId: PanelSeatId.parse(seatId), position, name, unit, state },
    loginName: accountId.replace('demo-', ''),
  }));
}
export type DrawnExpert = {
  seatId: PanelSeatId;
  position: number;
  loginName: string;
  name: string;
  unit: string;
  state: PanelSeatState;
};

/** Everything a page is told: answers to its requests, and what comes over its line. From its next visit on. */
export function listenTo({ page }: Person): { heard: string[] } {
  const told = { heard: [] as string[] };
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return;
    // Of a page that was left meanwhile nothing is to be had any more.
    response.text().then(
      (text) => told.heard.push(`${response.url()} ${text}`),
      () => undefined,
    );
  });
  page.on('websocket', (line) => {
    line.on('framereceived', ({ payload }) => told.heard.push(String(payload)));
  });
  return told;
}

/** Neither what the page shows nor what it was told has one of these names. */
export async function expectUnnamed(
  { page }: Person,
  { heard }: { heard: readonly string[] },
  names: readonly string[],
): Promise<void> {
  expect(heard.length).toBeGreaterThan(0);
  const shown = await page.locator('body').textContent();
  for (const name of names) {
    expect(shown).not.toContain(name);
    expect(heard.filter((text) => text.includes(name))).toEqual([]);
  }
}
