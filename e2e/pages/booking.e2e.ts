import { afterEach, describe, expect, it } from 'vitest';
import { findFaults } from '../support/accessibility.ts';
import type { Applicant } from '../support/applicant.ts';
import { counters } from '../support/counters.ts';
import { useStage } from '../support/stage.ts';
import { expectMediaFlows } from '../support/talk.ts';

/** The server is behind the line's own clock: what can be booked now opens at once when it has caught up. */
const slotAheadMs = 50 * 60_000;
let behindMs = slotAheadMs;
const stage = useStage('booking', { clock: { now: () => Date.now() - behindMs } });
const { matterId, agents } = counters.soleTrader;
/** Of the few that keep office hours. */
const closedMatterId = 'special-equipment-registration';

async function look(applicant: Applicant, name: string): Promise<void> {
  await applicant.person.takePicture(name, { isWhole: true });
  expect(await findFaults(applicant.page, name)).toEqual([]);
}

afterEach(() => {
  behindMs = slotAheadMs;
});

describe('when nobody can talk now', () => {
  it('because no agent is signed in, one may wait all the same or choose another way', async () => {
    const applicant = await stage.openApplicant();
    await applicant.openMatter(counters.idCard.matterId);
    await applicant.page.getByText(applicant.words.text('matter.unserved')).waitFor();
    await look(applicant, '6-matter-unserved');
    await applicant.start();
    await applicant.signIn({ name: '卫等候', phone: '13800000062' });
    await applicant.giveConsent();
    await applicant.checkDevices();
    await applicant.button('check.submit').click();
    await applicant.laterText('choices.unservedTitle').waitFor();
    await look(applicant, '7-choices-unserved');
    await applicant.waitAllTheSame();
    expect(await applicant.readTicket()).toMatch(/\d{3}$/);
    await applicant.button('waiting.leave').click();
    await applicant.button('waiting.ask.leave.confirm').click();
    await applicant.page.getByText(applicant.words.text('rating.ended.youLeft')).waitFor();
  });

  it('because it is closed, the page says when it opens, and books for the days to come', async () => {
    // A Sunday noon by the district's clock.
    behindMs = Date.now() - Date.parse('2026-11-22T12:00:00+08:00');
    const applicant = await stage.openApplicant();
    await applicant.openMatter(closedMatterId);
    await applicant.page.getByText(applicant.words.pattern('matter.closedAction')).waitFor();
    await look(applicant, '8-matter-closed');
    // Whoever comes by an old link is told at the ticket.
    await applicant.page.goto(`/matters/${closedMatterId}/start`);
    await applicant.signIn({ name: '卫闭门', phone: '13800000063' });
    await applicant.giveConsent();
    await applicant.checkDevices();
    await applicant.button('check.submit').click();
    await applicant.laterText('choices.closedTitle').waitFor();
    await look(applicant, '9-choices-closed');
    await applicant.page.getByRole('link', { name: applicant.later.text('choices.book') }).click();
    await applicant.page.getByRole('radio', { name: '09:00' }).waitFor();
    const days = applicant.page.getByRole('group', { name: applicant.later.text('booking.days') });
    await days.getByRole('radio', { name: applicant.later.text('booking.tomorrow') }).waitFor();
    expect(await days.getByRole('radio').count()).toBe(5);
    await choose(applicant, '09:15');
    await applicant.laterButton('booking.submit').click();
    await applicant.laterText('booked.inDays').waitFor();
    await applicant.laterButton('booked.cancel').click();
    await applicant.laterButton('booked.cancelConfirm').click();
    await applicant.laterText('booked.cancelled').waitFor();
    await look(applicant, '10-cancelled');
  });
});

describe('a booked time', () => {
  it('is chosen, changed, and turns into the place in line by itself when it is there', async () => {
    const applicant = await stage.openApplicant();
    await applicant.beginFor('matter.book', matterId, { name: '何预约', phone: '13800000061' });
    await applicant.page.getByRole('heading', { name: applicant.words.text('check.title') }).waitFor();
    await applicant.checkDevices();
    await applicant.laterButton('booking.checkSubmit').click();
    await applicant.page.getByRole('group', { name: applicant.later.text('booking.times') }).waitFor();
    await look(applicant, '1-slots');
    const times = applicant.page.getByRole('radio', { name: /^\d\d:\d\d/ });
    const [first, second] = [await times.nth(0).evaluate(labelOf), await times.nth(1).evaluate(labelOf)];
    await choose(applicant, second);
    await applicant.laterButton('booking.submit').click();

    const when = applicant.page.getByRole('region', { name: applicant.later.text('booked.when') });
    await when.getByText(second, { exact: true }).waitFor();
    await when.getByText(applicant.later.pattern('booked.inMinutes')).waitFor();
    await look(applicant, '2-booked');
    await applicant.laterButton('booked.change').click();
    await choose(applicant, first);
    await applicant.laterButton('booking.submitChange').click();
    await when.getByText(first, { exact: true }).waitFor();
    await applicant.laterButton('booked.cancel').click();
    await applicant.person.takePicture('3-cancel');
    await applicant.laterButton('booked.cancelStay').click();

    await applicant.openHome();
    await applicant.page.getByText(applicant.words.pattern('resume.booked')).waitFor();
    await applicant.person.takePicture('4-home');
    await applicant.page.goto('/calls');
    await applicant.page.getByText(applicant.words.pattern('calls.bookedFor')).waitFor();
    await look(applicant, '5-calls');
    await applicant.link('calls.toBooking').click();
    await when.waitFor();

    const desk = await stage.openDesk();
    await desk.beReady(agents[0].loginName);
    behindMs = 0;
    await desk.readOffer();
    await desk.accept();
    await applicant.waitForCall(agents[0]);
    await expectMediaFlows(applicant);
    await expectMediaFlows(desk);
  });
});

const labelOf = (input: SVGElement | HTMLElement) =>
  (input.closest('label')?.textContent ?? '').trim().slice(0, 5);

/** Each time is a radio whose label is what one taps. */
async function choose(applicant: Applicant, time: string): Promise<void> {
  await applicant.page.getByRole('radio', { name: time }).check({ force: true });
}
