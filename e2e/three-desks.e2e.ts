import { afterEach, describe, expect, it } from 'vitest';
import { counters } from './support/counters.ts';
import type { Desk } from './support/desk.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows } from './support/talk.ts';

/**
 * The server is behind the line's own clock: the next slot one can book is over there already, by more than all rings last
 * together. With its time as the first one, its call comes into line as one that has waited through every ring.
 */
const slotAheadMs = 50 * 60_000;
let behindMs = slotAheadMs;
const stage = useStage('three-desks', { clock: { now: () => Date.now() - behindMs } });
const { agents } = counters.soleTrader;
/** The same counter's matter of a higher level: its rings reach those two, then one of a lower level, then the window. */
const matterId = 'company-setup';
const lowerLevel = 'a004';
const generalWindow = 'a003';
const identity = { name: '许三多', phone: '13800000111' };
const nextIdentity = { name: '成才', phone: '13800000112' };

afterEach(() => {
  behindMs = slotAheadMs;
});

/** Its ticket in a place that is due as soon as the server's clock is right. */
async function bookNextSlot() {
  const applicant = await stage.openApplicant();
  const { later, page } = applicant;
  await applicant.beginFor('matter.book', matterId, identity);
  await applicant.checkDevices();
  await applicant.laterButton('booking.checkSubmit').click();
  const times = page.getByRole('group', { name: later.text('booking.times') }).getByRole('radio');
  // Each time is a radio whose label is what one taps.
  await times.first().check({ force: true });
  await applicant.laterButton('booking.submit').click();
  await page.getByRole('region', { name: later.text('booked.when') }).waitFor();
  return applicant;
}

async function openReadyDesk(loginName: string): Promise<Desk> {
  const desk = await stage.openDesk();
  await desk.beReady(loginName);
  await desk.text('idle.ready').waitFor();
  return desk;
}

/** The order went to somebody else: the desk says so, waits for the next one, and counts nothing as missed. */
async function expectToldAndReady(desk: Desk, ticket: string): Promise<void> {
  const told = desk.page.getByRole('status').filter({ has: desk.text('offer.ended.rescinded') });
  await told.getByText(ticket, { exact: true }).waitFor();
  await desk.page.getByRole('heading', { name: desk.words.text('idle.ready') }).waitFor();
  const today = desk.page.getByRole('region', { name: desk.words.text('today.title') });
  const missed = today.locator('div', { has: desk.page.getByText(desk.words.text('today.missed')) });
  expect(await missed.getByRole('definition').textContent()).toBe('0');
  expect(await desk.text('missed.title').count()).toBe(0);
}

describe('a call that has waited through every ring', () => {
  it('rings at three desks at once: one accepts, the others are told and go on without a mark', async () => {
    const [applicant, first, second, third, fourth] = await Promise.all([
      bookNextSlot(),
      openReadyDesk(agents[0].loginName),
      openReadyDesk(agents[1].loginName),
      openReadyDesk(lowerLevel),
      openReadyDesk(generalWindow),
    ]);

    behindMs = 0;
    const ticket = await first.readOffer();
    await Promise.all([second, third].map((desk) => desk.waitForOffer(ticket)));
    await applicant.place('waiting.ringingTitle').waitFor();
    await first.accept();

    await Promise.all([second, third].map((desk) => expectToldAndReady(desk, ticket)));
    await first.waitForCall(identity.name);
    await applicant.waitForCall(agents[0]);
    await expectMediaFlows(first);
    await expectMediaFlows(applicant);
    await second.person.takePicture('told');

    const next = await stage.openApplicant();
    const nextTicket = await next.queueFor(matterId, nextIdentity);
    await second.waitForOffer(nextTicket);
    await second.accept();
    await second.waitForCall(nextIdentity.name);
    await next.waitForCall(agents[1]);
    // Had a fourth desk rung, it would have been told as well.
    await fourth.text('idle.ready').waitFor();
    expect(await fourth.text('offer.ended.rescinded').count()).toBe(0);
  });
});
