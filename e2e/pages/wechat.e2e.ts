import { afterAll, describe, expect, it } from 'vitest';
import { startTestWechat, type TestWechat } from '../../scripts/test-support/test-wechat.ts';
import type { Applicant } from '../support/applicant.ts';
import { counters } from '../support/counters.ts';
import { createEveryView } from '../support/every-view.ts';
import { useStage } from '../support/stage.ts';
import { expectMediaFlows } from '../support/talk.ts';

let wechat: TestWechat | undefined;
const stage = useStage('wechat', {
  async serverEnvironment() {
    wechat = await startTestWechat();
    return wechat.environment;
  },
});
afterAll(() => wechat?.close());

function world() {
  if (!wechat) throw new Error('WeChat has not started');
  return wechat.world;
}
/** The link in the first message with these words. */
async function linkIn(words: string): Promise<string> {
  const find = () => world().inbox.messages.find(({ values }) => values.thing3?.includes(words))?.url;
  await expect.poll(find).toBeDefined();
  return find() ?? '';
}
const pathOf = ({ page }: Applicant) => page.evaluate(() => location.pathname + location.search);
/** Chooses whose phone it is, in WeChat itself. */
async function beInWechat({ page }: Applicant, personId: string): Promise<void> {
  await page.goto(`${wechat?.url}/be?person=${personId}`);
}

describe('somebody who opens the page in WeChat', () => {
  const { matterId, agents } = counters.socialCard;

  it('is recognised silently, told of the callback by WeChat, answers elsewhere, and is known when they come again', async () => {
    const first = await stage.openApplicant({ device: 'wechat' });
    await first.openMatter(matterId);
    await first.link('matter.start').waitFor();
    expect(await pathOf(first)).toBe(`/matters/${matterId}`);
    expect(
      await first.page.evaluate(() => fetch('/api/wechat').then((answer) => answer.json())),
    ).toMatchObject({
      isRecognised: true,
    });
    const calls = () =>
      first.page.evaluate(() => (window as { wechatCalls?: [string, unknown][] }).wechatCalls);
    await expect
      .poll(async () => (await calls())?.map(([name]) => name))
      .toEqual(['config', 'hideMenuItems', 'updateAppMessageShareData', 'updateTimelineShareData']);
    expect((await calls())?.[2]?.[1]).toMatchObject({ title: first.words.text('siteTitle') });

    const ticket = await first.queueFor(matterId, { name: '罗秀英', phone: '13800000071' });
    await first.button('waiting.callback').first().click();
    const dialog = first.page.getByRole('dialog');
    await dialog
      .getByRole('button', { name: first.words.text('waiting.ask.requestCallback.confirm') })
      .click();
    await first.page.getByText(first.words.pattern('waiting.callbackTitle')).first().waitFor();
    await first.page.close();

    const desk = await stage.openDesk();
    await desk.beReady(agents[0].loginName);
    await desk.waitForOffer(ticket, 'callback');
    await desk.accept();
    const link = await linkIn('轮到您了');
    const second = await stage.openApplicant();
    await second.page.goto(link);
    await second.button('resumeLink.carryOn').click();
    await second.button('waiting.answer').click();
    await second.waitForCall(agents[0]);
    await expectMediaFlows(desk);
    await expectMediaFlows(second);
    await desk.end();
    await desk.saveWrapUp('answered');

    const again = await stage.openApplicant({ device: 'wechat' });
    await again.page.goto(`/matters/${matterId}/start`);
    await again.page.getByText('罗秀英').waitFor();

    await again.page.goto('/calls');
    await again.button('wechat.link.unlink').click();
    await again.person.takePicture('unlink');
    await again.page.getByRole('dialog').getByText(again.words.text('wechat.link.confirm')).click();
    await again.page.getByText(again.words.text('wechat.link.done')).waitFor();
    const later = await stage.openApplicant({ device: 'wechat' });
    await later.page.goto('/calls');
    await later.button('signIn.sendCode').waitFor();
  });

  it('may take the nickname for a suggestion, or say no', async () => {
    const applicant = await stage.openApplicant({ device: 'wechat' });
    await beInWechat(applicant, 'wang-wei');
    await applicant.page.goto(`/matters/${counters.idCard.matterId}/start`);
    const name = applicant.page.getByLabel(applicant.words.text('signIn.name'), { exact: true });
    await applicant.button('wechat.useNickname').click();
    await applicant.page.getByRole('link', { name: '拒绝' }).click();
    await applicant.page.getByText(applicant.words.text('wechat.problem.refused')).waitFor();
    await applicant.person.takePicture('refused');
    expect(await name.inputValue()).toBe('');
    await applicant.button('wechat.useNickname').click();
    await applicant.page.getByRole('link', { name: '允许' }).click();
    await expect.poll(() => name.inputValue()).toBe('大伟');
    expect(await pathOf(applicant)).toBe(`/matters/${counters.idCard.matterId}/start`);
    await applicant.person.takePicture('nickname');
  });

  it('as a preview is nobody, and is told how to go on', async () => {
    const applicant = await stage.openApplicant({ device: 'wechat' });
    await beInWechat(applicant, 'preview');
    await applicant.page.goto('/');
    await applicant.page.getByText(applicant.words.text('wechat.problem.preview')).waitFor();
    await applicant.person.takePicture('preview');
    expect(await pathOf(applicant)).toBe('/');
    await applicant.page.reload();
    await applicant.page.getByRole('heading', { name: applicant.words.text('home.departments') }).waitFor();
    expect(await pathOf(applicant)).toBe('/');
  });

  it('finds pages fit for everybody', async () => {
    const applicant = await stage.openApplicant({ device: 'wechat' });
    await beInWechat(applicant, 'preview');
    await applicant.page.goto(`/matters/${counters.idCard.matterId}/start`);
    await applicant.page.getByText(applicant.words.text('wechat.problem.preview')).waitFor();
    await applicant.button('wechat.useNickname').waitFor();
    const view = createEveryView([]);
    await view.look(applicant, 'sign-in');
    view.expectClean(1, []);
  });

  it('does without WeChat while it cannot be asked', async () => {
    world().faults.add({ kind: 'http500', path: '/sns/', times: 2, delayMs: 0 });
    const applicant = await stage.openApplicant({ device: 'wechat' });
    await applicant.page.goto('/calls');
    await applicant.page.getByText(applicant.words.text('wechat.problem.failed')).waitFor();
    await applicant.button('signIn.sendCode').waitFor();
  });
});
