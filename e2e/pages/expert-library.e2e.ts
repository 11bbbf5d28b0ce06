import type { ExpertRow } from '@cloudseat/shared/nouns/expert-library.ts';
import { describe, expect, it } from 'vitest';
import { fileProject, forceState } from '../../server/src/test-support/expert-steps.ts';
import { TestBrowser } from '../../server/src/test-support/test-page.ts';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import { findFaults } from '../support/accessibility.ts';
import { createEveryView } from '../support/every-view.ts';
import { useStage } from '../support/stage.ts';
import { readWords } from '../support/words.ts';

const stage = useStage('expert-library');
const words = readWords('zh-Hans', 'expert-library');
const kinds = readWords('zh-Hans', 'project-kinds');
const filing = readWords('zh-Hans', 'expert-filing');

describe('the library of experts', () => {
  it('is kept by administrators: a change is confirmed, an expert suspended with a reason, and both are read later', async () => {
    const administrator = await stage.openAdministrator({ device: 'desk' });
    const { page, person } = administrator;
    await administrator.signIn();
    await administrator.heading('list.title').waitFor();
    await page.getByRole('link', { name: administrator.words.text('nav.experts') }).click();
    await page.getByRole('heading', { name: words.text('title') }).waitFor();
    const answer = await page.context().request.get('/api/expert-library');
    const { experts } = (await answer.json()) as { experts: ExpertRow[] };
    const [expert] = experts;
    if (expert === undefined) throw new Error('the library is empty');
    const { name, unit, region } = expert;
    const names = experts.flatMap((each) => [each.name, each.unit, each.region, each.phone]);
    const view = createEveryView([...names, '新设计院', '履职评价不合格', '平台管理员']);
    await view.look(administrator, 'library', { isDesk: true, ready: 'li' });

    const row = page.getByRole('listitem').filter({ hasText: name });
    const press = (label: string) => page.getByRole('dialog').getByRole('button', { name: label }).click();
    await row.getByRole('button', { name: words.text('edit') }).click();
    await page.getByLabel(words.text('field.unit'), { exact: true }).fill('新设计院');
    await person.takePicture('edit');
    await press(words.text('check'));
    const becomes = words.text('becomes', { before: unit, after: '新设计院' });
    await page.getByText(becomes).waitFor();
    await person.takePicture('confirm');
    expect(await findFaults(page, 'confirm')).toEqual([]);
    await press(words.text('confirm'));
    await row.getByText('新设计院').waitFor();

    await row.getByRole('button', { name: words.text('setState') }).click();
    await page.getByRole('dialog').getByLabel(words.text('reason')).fill('履职评价不合格');
    await press(words.text('save'));
    await row.getByText('履职评价不合格').waitFor();
    await row.getByRole('button', { name: words.text('record') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(becomes).waitFor();
    await dialog.getByText('履职评价不合格').waitFor();
    await person.takePicture('record');
    await view.look(administrator, 'record', { isDesk: true, ready: '[role="dialog"] ol li' });
    await press(words.text('close'));

    await page.getByLabel(words.text('stateLabel')).selectOption('suspended');
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(1);
    await page.getByLabel(words.text('stateLabel')).selectOption('');
    await page.getByLabel(words.text('field.region'), { exact: true }).selectOption(region);
    const ofRegion = experts.filter((each) => each.region === region).length;
    await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(ofRegion);
    view.expectClean(2, []);
    await page.goto('/administration/kinds/new');
    await page.getByText(kinds.text('field.passPercentHint')).waitFor();
    await person.takePicture('kind', { isWhole: true });
    expect(await findFaults(page, 'kind')).toEqual([]);
  });

  it('tells an expert what was thought of them once there is enough of it', async () => {
    const expert = await stage.openSupervisor({ device: 'desk' });
    const data = { loginName: 'e001', password: demoPassword };
    expect((await expert.person.context.request.post('/api/staff-session', { data })).ok()).toBe(true);
    const view = createEveryView(['石文君', '郑国安', '汪海澜']);
    await expert.page.goto('/panel/standing');
    await expert.page.getByText(words.text('own.few', { count: 3 })).waitFor();
    await view.look(expert, 'standing-few', { isDesk: true, ready: 'h1' });
    const means = { attendance: 5, preparation: 4.5, quality: 4.25, conduct: 4.67 };
    await expert.page.route('**/api/expert-appraisals/own', (route) =>
      route.fulfill({ json: { leastCount: 3, standing: { reviewCount: 4, means } } }),
    );
    await expert.page.reload();
    await expert.page.getByText('4.67').waitFor();
    await view.look(expert, 'standing', { isDesk: true, ready: 'dd' });
    view.expectClean(2, []);
  });
});

describe('a project unit', () => {
  it('comes from the matter to the filing, and begins again after a review was declared void', async () => {
    const unit = new TestBrowser(stage.url);
    await unit.signInApplicant('13900000177');
    const { reviewId, view } = await fileProject(stage.url, { unit });
    const applicant = await stage.openApplicant();
    const { page, person } = applicant;
    await page.goto(`/matters/${view.kind.matterId}`);
    await page.getByText(applicant.words.text('matter.projectsText')).waitFor();
    await person.takePicture('matter', { isWhole: true });
    await page.getByRole('link', { name: applicant.words.text('matter.fileProject') }).click();
    await page.waitForURL(`**/projects/new?matter=${view.kind.matterId}`);

    const cookies = unit.cookie.split('; ').map((cookie) => {
      const [name = '', value = ''] = cookie.split('=');
      return { name, value, url: stage.url };
    });
    await person.context.addCookies(cookies);
    await page.reload();
    await page.getByRole('radio').waitFor();
    expect(await page.getByRole('radio').count()).toBe(1);

    const patch = { endedAt: new Date(), endReason: '评审期间泄露了名单' };
    await forceState(stage.db, reviewId, 'void', { patch });
    await page.goto(`/projects/${reviewId}`);
    await page.getByText(filing.text('again.text')).waitFor();
    await person.takePicture('void', { isWhole: true });
    await page.getByRole('button', { name: filing.text('again.go') }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/projects/') && !url.pathname.endsWith(reviewId));
    await page.getByText(filing.text('submit.ready')).waitFor();
    await page.getByText(filing.text('again.replaces')).waitFor();
    await person.takePicture('again', { isWhole: true });
    expect(await findFaults(page, 'again')).toEqual([]);
    await page.getByRole('link', { name: view.caseNumber }).click();
    await page.getByText(filing.text('again.replacedBy')).waitFor();
    expect(await page.getByText(filing.text('again.text')).count()).toBe(0);
  });
});
