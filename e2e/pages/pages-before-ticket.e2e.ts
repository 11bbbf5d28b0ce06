import { describe, expect, it } from 'vitest';
import { counters } from '../support/counters.ts';
import { routesOf } from '../support/every-route.ts';
import { createEveryView, see } from '../support/every-view.ts';
import { useStage } from '../support/stage.ts';

const stage = useStage('pages-before-ticket');
const name = '欧阳锋';
/** Of the search that finds nothing. */
const unknown = '没有的事';
const stateCount = 28;
const { look, expectClean } = createEveryView([name, '欧阳**', unknown]);
const inDialog = { ready: '[role="dialog"]' };

describe('each page in each of its states, in three languages, in both modes', { timeout: 600_000 }, () => {
  it('to find what one wants, and to book or leave a message instead of waiting', async () => {
    const applicant = await stage.openApplicant();
    const { page, later } = applicant;
    const { matterId } = counters.idCard;
    applicant.person.expectProblems(/404|ERR_FAILED|dynamically imported|preload CSS/);
    await applicant.openHome();
    await look(applicant, 'home', { ready: 'main h2' });
    await applicant.search('开店');
    await look(applicant, 'search');
    await page.getByRole('searchbox').fill(unknown);
    await look(applicant, 'search-empty');
    await page.getByRole('searchbox').fill('');
    const places = ['departments', 'towns', 'regions'];
    for (const place of places) {
      const href = await page.locator(`a[href^="/${place}/"]`).first().getAttribute('href');
      await page.goto(href ?? '');
      await look(applicant, place, { ready: 'main li' });
      await applicant.openHome();
    }
    await page.goto('/e/NONE99');
    await see(applicant, 'entry.unknown');
    await look(applicant, 'code-unknown');
    await page.goto('/matters/no-such');
    await page.getByRole('alert').waitFor();
    await look(applicant, 'matter-unknown', { ready: '[role="alert"]' });
    await applicant.openMatter(matterId);
    await see(applicant, 'matter.unserved');
    await look(applicant, 'matter', { ready: 'footer [role="status"]' });

    await applicant.start();
    await applicant.button('signIn.submit').click();
    await see(applicant, 'signIn.nameMissing');
    await look(applicant, 'sign-in');
    await applicant.signIn({ name, phone: '13800000051' });
    await look(applicant, 'consent', { ready: 'section[tabindex="0"] p' });
    await page.goto('/matters/company-setup/start');
    await page.getByLabel(applicant.words.text('firm.forFirm')).check();
    await page.getByLabel(applicant.words.text('firm.code'), { exact: true }).fill('91350100M000100Y44');
    await page.getByLabel(applicant.words.text('consent.agree')).check();
    await applicant.button('consent.submit').click();
    await look(applicant, 'for-a-firm', { ready: 'fieldset' });
    await page.getByLabel(applicant.words.text('firm.name'), { exact: true }).fill('重庆小面有限公司');
    await page.getByLabel(applicant.words.text('firm.code'), { exact: true }).fill('91350100M000100Y43');
    await applicant.giveConsent();
    await applicant.openMatter(matterId);
    await applicant.start();
    await applicant.giveConsent();
    await applicant.checkDevices();
    await look(applicant, 'check');
    await applicant.button('check.submit').click();
    await applicant.laterText('choices.unservedTitle').waitFor();
    await look(applicant, 'choices');
    await page.getByRole('link', { name: later.text('choices.book') }).click();
    const times = page.locator('input[name="time"]:not(:disabled)');
    await times.first().waitFor();
    await look(applicant, 'slots', { ready: 'input[name="time"]' });
    // Of the last day: the time of a near one may come while the pages are looked at, and late in the day few are left.
    await page.locator('input[name="day"]').last().check({ force: true });
    await times.first().check({ force: true });
    await applicant.laterButton('booking.submit').click();
    await page.getByRole('region', { name: later.text('booked.when') }).waitFor();
    await look(applicant, 'booked');
    await applicant.laterButton('booked.cancel').click();
    await look(applicant, 'booked-cancel', inDialog);
    await applicant.laterButton('booked.cancelConfirm').click();
    await applicant.laterText('booked.cancelled').waitFor();

    // Of a matter whose agents nobody signs in here: the message waits for them.
    await applicant.openMatter(counters.soleTrader.matterId);
    await applicant.link('matter.message').click();
    await page.getByLabel(applicant.words.text('consent.agree')).check();
    await applicant.button('consent.submit').click();
    await page.getByLabel(later.text('record.preview'), { exact: true }).waitFor();
    await look(applicant, 'record');
    await applicant.laterButton('record.start').click();
    await expect.poll(() => page.getByRole('timer').textContent()).toMatch(/^0:0[1-9]/);
    await applicant.laterButton('record.stop').click();
    await look(applicant, 'recorded', { ready: 'video[controls]' });
    await applicant.laterButton('record.send').click();
    await applicant.laterText('left.received').waitFor();
    await look(applicant, 'message');
    await page.goto('/calls');
    await applicant.link('calls.toMessage').waitFor();
    await look(applicant, 'calls');
    for (const path of ['/rating/no-such', '/booked/no-such', '/messages/no-such', '/cases/no-such']) {
      await page.goto(path);
      await page.getByRole('alert').waitFor();
      await look(applicant, `unknown${path.split('/')[1]}`, { ready: '[role="alert"]' });
    }
    await page.goto('/v/BA-2026-000001#0123456789abcdef');
    await page.getByRole('alert').waitFor();
    await look(applicant, 'paper-unknown', { ready: '[role="alert"]' });
    await page.goto('/waiting');
    await see(applicant, 'waiting.none');
    await look(applicant, 'nothing-runs');
    await page.route('**/assets/rating-route*', (route) => route.abort());
    await page.goto('/rating/no-such');
    await see(applicant, 'error.pageFailed');
    await look(applicant, 'page-failed');
  });

  it('is clean, and no route of these was left out', () => {
    expectClean(stateCount, routesOf('beforeTicket'));
  });
});
