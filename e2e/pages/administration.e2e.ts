import { describe, expect, it } from 'vitest';
import { findFaults } from '../support/accessibility.ts';
import { counters } from '../support/counters.ts';
import { useHolidays } from '../support/holidays.ts';
import { createPageLook } from '../support/page-look.ts';
import { useStage } from '../support/stage.ts';
import { readWords } from '../support/words.ts';

const stage = useStage('administration');
const { matterId } = counters.soleTrader;
const pdfBegin = '%PDF-';
const isPdf = (bytes: Buffer) => bytes.subarray(0, pdfBegin.length).toString() === pdfBegin;

describe('an administrator', () => {
  it('makes a code, prints it, and withdraws it: a scan leads to the matter’s intake, then to where to go on', async () => {
    const administrator = await stage.openAdministrator({ device: 'desk' });
    await administrator.signIn();
    await administrator.heading('list.title').waitFor();
    const label = '联合村便民点';
    const code = await administrator.make({
      ...{ label, entryPoint: 'village', target: `matter:${matterId}`, place: 'town:huayan' },
    });
    expect(code).toMatch(/^LH\d{2}$/);
    expect(isPdf(await administrator.print('print.poster'))).toBe(true);
    await administrator.person.takePicture('made', { isWhole: true });

    const applicant = await stage.openApplicant();
    await applicant.page.goto(`/e/${code.toLowerCase()}`);
    await applicant.page.waitForURL(`**/matters/${matterId}/start`);
    await applicant.page.getByText(label).waitFor();
    await applicant.person.takePicture('scanned', { isWhole: true });

    await administrator.button('revoke.start').click();
    const dialog = administrator.page.getByRole('dialog');
    await dialog
      .getByRole('button', { name: administrator.words.text('revoke.confirm'), exact: true })
      .click();
    await administrator.text('revoke.reasonMissing').waitFor();
    await administrator.person.takePicture('revoke');
    await dialog.getByRole('button', { name: administrator.words.text('revoke.dismiss') }).click();
    await administrator.revoke('村站搬走了');
    expect(await administrator.button('print.poster').count()).toBe(0);

    await applicant.page.goto(`/e/${code}`);
    await applicant.page.getByText(applicant.words.text('entry.revoked', { label })).waitFor();
    await applicant.person.takePicture('withdrawn', { isWhole: true });
    expect(await findFaults(applicant.page, 'withdrawn')).toEqual([]);
    await applicant.page.getByRole('link', { name: applicant.words.text('entry.toDepartment') }).click();
    await applicant.page.waitForURL('**/departments/market-regulation');
    await applicant.page.getByRole('link', { name: '个体工商户' }).first().waitFor();
    expect(await applicant.page.getByText(label).count()).toBe(0);

    await administrator.button('state.restore').click();
    await administrator.text('code.done.restored').waitFor();
    await applicant.page.goto(`/e/${code}`);
    await applicant.page.waitForURL(`**/matters/${matterId}/start`);
  });

  it('reads in the day’s figures by which way a ticket came that was taken after a scan', async () => {
    const applicant = await stage.openApplicant();
    await applicant.page.goto('/e/hb01');
    await applicant.signIn({ name: '沈万三', phone: '13800000091' });
    await applicant.giveConsent();
    await applicant.checkDevices();
    await applicant.takeTicket();
    await applicant.button('waiting.leave').click();
    await applicant.button('waiting.ask.leave.confirm').click();
    await applicant.page.getByText(applicant.words.text('rating.ended.youLeft')).waitFor();

    const administrator = await stage.openAdministrator({ device: 'phone' });
    const { page, person } = administrator;
    await administrator.signIn();
    await administrator.heading('list.title').waitFor();
    await page.getByRole('link', { name: administrator.words.text('nav.supervision') }).click();
    await page.waitForURL('**/supervision');
    await page.goto('/supervision/day');
    const { text } = readWords('zh-Hans', 'supervision');
    // The record is a moment behind the call.
    const row = page.getByRole('row').filter({ hasText: readWords('zh-Hans', 'desk').text('entry.poster') });
    const readRow = async () => {
      await page.getByRole('button', { name: text('refresh') }).click();
      await page.getByRole('heading', { name: text('day.definitions') }).waitFor();
      return row.getByRole('cell').allTextContents();
    };
    await expect.poll(readRow).toEqual(['1', '0', '1', text('none')]);
    await person.takePicture('day', { isWhole: true });
  });

  it('finds codes, chooses several and prints them on one sheet, all by keyboard', async () => {
    const administrator = await stage.openAdministrator({ device: 'phone' });
    const { page, words, person } = administrator;
    await administrator.signIn();
    await administrator.heading('list.title').waitFor();
    await administrator.find('便民服务中心');
    const boxes = page.getByRole('checkbox');
    await boxes.first().waitFor();
    await boxes.nth(1).focus();
    await page.keyboard.press('Space');
    await boxes.nth(2).focus();
    await page.keyboard.press('Space');
    await administrator.text('print.chosen', { count: 2 }).waitFor();
    await person.takePicture('chosen');
    await administrator.button('print.sheet').focus();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toBe(`${words.text('print.fileName')}-sheet.pdf`);
    await page.getByRole('checkbox', { name: words.text('list.chooseAll') }).check();
    await page.getByRole('checkbox', { name: words.text('list.chooseAll') }).uncheck();
    await page.getByRole('region', { name: words.text('print.label') }).waitFor({ state: 'detached' });

    await administrator.find('没有这样的地方');
    await administrator.text('list.noneFound').waitFor();
    await person.takePicture('none');
    person.expectProblems(/ERR_FAILED/);
    await page.route('**/api/administration/entry-codes?*', (route) => route.abort());
    await page.goto('/administration?text=nowhere&state=revoked');
    await page.getByRole('alert').waitFor();
    await page.unroute('**/api/administration/entry-codes?*');
    await page.getByRole('alert').getByRole('button').click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await administrator.text('list.noneFound').waitFor();
  });

  it('who was slower than another is told, and shown what is there now', async () => {
    const [first, second] = [
      await stage.openAdministrator({ device: 'desk' }),
      await stage.openAdministrator({ device: 'phone' }),
    ];
    for (const each of [first, second]) {
      await each.signIn();
      await each.find('CK01');
      await each.openCode('CK01');
    }
    await first.field('form.chinese').fill('区政务大厅税务三号窗口');
    await first.button('change.submit').click();
    await first.text('code.done.changed').waitFor();
    second.person.expectProblems(/409/);
    await second.field('form.chinese').fill('别的名称');
    await second.button('change.submit').click();
    await second.page.getByRole('alert').waitFor();
    await second.person.takePicture('changed-meanwhile', { isWhole: true });
    await second.button('change.readAgain').click();
    await second.page.getByRole('heading', { name: /区政务大厅税务三号窗口/ }).waitFor();
    await expect.poll(() => second.field('form.chinese').inputValue()).toBe('区政务大厅税务三号窗口');

    const [early, late] = [useHolidays(first), useHolidays(second)];
    for (const holidays of [early, late]) {
      await holidays.open(2029);
      await holidays.text('unkept.title', { year: 2029 }).waitFor();
    }
    // By keyboard: Monday a week after New Year, which the Tab key stops at first.
    await early.day('2029-01-01').focus();
    await first.page.keyboard.press('ArrowDown');
    await first.page.keyboard.press('Enter');
    await early.choose('holiday');
    await early.field('day.name').fill('区庆');
    await early.button('day.save').click();
    await early.text('day.saved').waitFor();
    expect(await early.text('unkept.title', { year: 2029 }).count()).toBe(0);
    expect(await early.day('2029-01-08').getAttribute('aria-label')).toContain('区庆');
    expect(await first.page.evaluate(() => document.activeElement?.getAttribute('data-date'))).toBe(
      '2029-01-08',
    );

    await late.day('2029-01-08').click();
    await late.choose('holiday');
    await late.field('day.name').fill('别的名称');
    await late.button('day.save').click();
    await late.dialog.getByRole('alert').waitFor();
    await second.person.takePicture('day-changed-meanwhile');
    await late.button('readAgain').click();
    await late.dialog.waitFor({ state: 'detached' });
    await expect.poll(() => late.day('2029-01-08').getAttribute('aria-label')).toContain('区庆');
  });

  it('keeps canned replies: what cannot be sent is told at once, what is made can be found by pinyin and withdrawn', async () => {
    const administrator = await stage.openAdministrator({ device: 'desk' });
    const { page, person } = administrator;
    const { text } = readWords('zh-Hans', 'replies');
    const field = (name: string) => page.getByLabel(name, { exact: true });
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await administrator.signIn();
    await page.getByRole('link', { name: administrator.words.text('nav.replies'), exact: true }).click();
    await page.getByRole('link', { name: /店名备用/ }).waitFor();
    await person.takePicture('replies', { isWhole: true });
    expect(await findFaults(page, 'replies')).toEqual([]);
    await page.getByRole('link', { name: text('keep.make'), exact: true }).click();
    await field(text('keep.scope')).selectOption(`matter:${matterId}`);
    await field(text('keep.titleField')).fill('营业时间');
    await field(text('keep.text')).fill('{phone}您好，周末也办理。');
    await field(text('keep.url')).fill('https://example.com/');
    await press(text('keep.save'));
    for (const key of ['keep.placeholderWrong', 'keep.labelMissing'] as const)
      await page.getByText(text(key)).waitFor();
    await page.getByText(text('keep.urlWrong', { hosts: '*.gov.cn' })).waitFor();
    await person.takePicture('reply-faults', { isWhole: true });
    await field(text('keep.text')).fill('{applicantSurname}先生您好，周末也办理。');
    await field(text('keep.url')).fill(`/matters/${matterId}`);
    await field(text('keep.label')).fill('办理说明');
    await press(text('keep.save'));
    await page.getByText(text('keep.done.made')).waitFor();
    expect(await findFaults(page, 'reply')).toEqual([]);
    await press(text('keep.revoke'));
    await page.getByText(text('keep.done.revoked')).waitFor();
    await page.goto('/administration/replies?text=yysj');
    await page.getByText(text('keep.none'), { exact: true }).waitFor();

    // A supervisor comes in by another door, to the same.
    const supervisor = await stage.openSupervisor({ device: 'phone' });
    await supervisor.openSignIn();
    await supervisor.signIn();
    await supervisor.heading('calls.title').waitFor();
    await supervisor.page.goto('/supervision/replies?text=yysj&state=all');
    await supervisor.page.getByRole('link', { name: /营业时间/ }).click();
    await supervisor.page.getByRole('button', { name: text('keep.restore'), exact: true }).click();
    await supervisor.page.getByText(text('keep.done.restored')).waitFor();
    await supervisor.person.takePicture('reply', { isWhole: true });
  });

  it('alone sees this page: supervisors and agents are shown to theirs', async () => {
    for (const [loginName, key] of [
      ['s001', 'adminOnly.toSupervision'],
      ['a001', 'adminOnly.toDesk'],
    ] as const) {
      const stranger = await stage.openAdministrator({ device: 'phone' });
      await stranger.signIn(loginName);
      await stranger.heading('adminOnly.title').waitFor();
      await stranger.page.getByRole('link', { name: stranger.words.text(key) }).waitFor();
    }
  });
});

describe.each(['zh-Hans', 'zh-Hant', 'en'] as const)('in %s', (locale) => {
  it.each(['phone', 'desk'] as const)(
    'every page of administration speaks it, fits a %s and is free of serious faults',
    async (device) => {
      const administrator = await stage.openAdministrator({ device, locale });
      const { page, person, words } = administrator;
      const { look, expectClean } = createPageLook(person, locale, ['平台管理员']);
      await administrator.signIn();
      await administrator.heading('list.title').waitFor();
      await administrator.find('HB0');
      await page.getByRole('link', { name: /^HB04 / }).waitFor();
      await page.getByRole('checkbox', { name: words.text('list.chooseAll') }).check();
      await look('1-list');
      await administrator.openCode('HB04');
      await look('2-code');
      await administrator.button('revoke.start').click();
      await look('3-revoke');
      await administrator.button('revoke.dismiss').click();
      await administrator.revoke('demo');
      await look('4-revoked');
      await administrator.button('state.restore').click();
      await administrator.text('code.done.restored').waitFor();
      await page.getByRole('link', { name: words.text('nav.new') }).click();
      await administrator.heading('make.title').waitFor();
      await administrator.field('form.code').fill('IO1');
      await administrator.button('make.submit').click();
      await administrator.text('form.codeWrong').waitFor();
      await look('5-new');

      const holidays = useHolidays(administrator, locale);
      await holidays.open(2026);
      await holidays.text('clocks.kindOf.tellGaps').waitFor();
      await look('6-holidays');
      await page.goto('/administration/holidays?year=2025');
      // Over for good: it asks twice.
      await holidays.day('2025-01-02').click();
      await holidays.choose('holiday');
      await holidays.button('day.save').click();
      await holidays.text('day.nameMissing').waitFor();
      await holidays.text('day.pastMissing').waitFor();
      await look('7-day');
      await holidays.button('day.cancel').click();
      await holidays.clear('2025-10-11');
      await holidays.button('import.start').click();
      await holidays.button('import.confirm').waitFor();
      await look('8-import');
      await holidays.button('import.confirm').click();
      await holidays.dialog.waitFor({ state: 'detached' });
      expect(await holidays.day('2025-10-11').getAttribute('data-mark')).toBe(holidays.words('mark.workday'));
      expectClean(8);
    },
  );
});
