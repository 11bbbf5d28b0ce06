import { describe, expect, it } from 'vitest';
import type { Applicant } from './support/applicant.ts';
import { counters } from './support/counters.ts';
import type { Desk } from './support/desk.ts';
import { findForeignTexts, findRawTexts, readTexts } from './support/page-text.ts';
import { useStage } from './support/stage.ts';
import { readWords } from './support/words.ts';

const stage = useStage('languages');
const applicantName = '欧阳锋';
const maskedName = '欧阳**';

describe.each([
  ['zh-Hant', counters.soleTrader],
  ['en', counters.socialCard],
] as const)('in %s', (locale, { matterId, agents }) => {
  it('every page speaks it, and nothing else', async () => {
    const names = [applicantName, maskedName, agents[0].displayName];
    const found: { page: string; lang: string | null; raw: string[]; foreign: string[] }[] = [];
    const expected: typeof found = [];
    async function look({ page, person }: Applicant | Desk, name: string): Promise<void> {
      const texts = await readTexts(page);
      const lang = await page.getAttribute('html', 'lang');
      found.push({
        page: name,
        lang,
        raw: findRawTexts(texts),
        foreign: findForeignTexts(texts, locale, names),
      });
      expected.push({ page: name, lang: locale, raw: [], foreign: [] });
      await person.takePicture(`${locale}-${name}`);
    }

    const desk = await stage.openDesk({ locale });
    const applicant = await stage.openApplicant({ locale });
    await desk.openSignIn();
    await look(desk, '01-sign-in');
    await desk.signIn(agents[0].loginName);
    await desk.openDevices();
    await look(desk, '02-devices');
    await desk.startWork();
    await desk.text('idle.ready').waitFor();
    await look(desk, '03-ready');

    await applicant.openHome();
    await look(applicant, '04-home');
    await applicant.openMatter(matterId);
    await applicant.link('matter.start').waitFor();
    await look(applicant, '05-matter');
    await applicant.start();
    await look(applicant, '06-sign-in');
    await applicant.signIn({ name: applicantName, phone: locale === 'en' ? '13800000051' : '13800000052' });
    await look(applicant, '07-consent');
    await applicant.giveConsent();
    await applicant.checkDevices();
    await look(applicant, '08-check');
    const ticket = await applicant.takeTicket();
    await desk.waitForOffer(ticket);
    await look(desk, '09-offer');
    await look(applicant, '10-ringing');
    await desk.accept();
    await desk.waitForCall(applicantName);
    await applicant.waitForCall(agents[0]);
    await look(desk, '11-call');
    await look(applicant, '12-call');
    await applicant.openMaterials();
    await look(applicant, '13-materials');
    await desk.openTab('case.guide');
    await desk.text('guide.summary').waitFor();
    await look(desk, '14-guide');
    await desk.end();
    await look(desk, '15-wrap-up');
    await applicant.button('rating.submit').waitFor();
    await look(applicant, '16-rating');
    expect(found).toEqual(expected);
  });
});

describe('on the home page', () => {
  it('another language is one choice away and is remembered', async () => {
    const applicant = await stage.openApplicant();
    await applicant.openHome();
    await applicant.page.getByLabel(applicant.common.text('language')).selectOption('en');
    await applicant.page.locator('html[lang=en]').waitFor({ state: 'attached' });
    const english = applicant.page.getByRole('heading', {
      name: readWords('en', 'applicant').text('home.departments'),
    });
    await english.waitFor();
    await applicant.page.reload();
    await english.waitFor();
    expect(await applicant.page.getAttribute('html', 'lang')).toBe('en');
  });

  it('the version for elders makes text a quarter larger and targets 60 px high, on every page, until it is left', async () => {
    const applicant = await stage.openApplicant();
    const { page, common } = applicant;
    await applicant.openHome();
    const before = await readSizes();
    await page.getByRole('button', { name: common.text('elder.enter') }).click();
    await page.getByRole('button', { name: common.text('elder.leave') }).waitFor();
    const after = await readSizes();
    expect(after.body).toBeCloseTo(before.body * 1.25, 1);
    expect(after.body).toBeGreaterThanOrEqual(18);
    await applicant.person.takePicture('elder-home');

    await applicant.openMatter(counters.idCard.matterId);
    const action = applicant.link('matter.start');
    expect((await action.boundingBox())?.height).toBeGreaterThanOrEqual(60);
    expect((await readSizes()).body).toBe(after.body);
    expect((await readSizes()).overflow).toBe(0);
    await applicant.person.takePicture('elder-matter');

    async function readSizes() {
      return page.evaluate(() => ({
        body: Number.parseFloat(getComputedStyle(document.body).fontSize),
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
    }
  });
});
