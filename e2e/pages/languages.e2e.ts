import { describe, expect, it } from 'vitest';
import { counters } from '../support/counters.ts';
import { readOverflow } from '../support/sizes.ts';
import { useStage } from '../support/stage.ts';
import { readWords } from '../support/words.ts';

const stage = useStage('languages');
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
      const body = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
      return { body, overflow: await readOverflow(page) };
    }
  });
});
