import { describe, expect, it } from 'vitest';
import type { Applicant } from '../support/applicant.ts';
import { counters } from '../support/counters.ts';
import { useStage } from '../support/stage.ts';
import { expectMediaFlows } from '../support/talk.ts';
import type { WordKey } from '../support/words.ts';

const stage = useStage('away');
const see = ({ page, words }: Applicant, key: WordKey<'applicant'>) =>
  page.getByText(words.pattern(key)).first().waitFor();
/** Presses a button and says yes to what it asks. */
async function decide(applicant: Applicant, how: 'pause' | 'requestCallback' | 'leave'): Promise<void> {
  const buttons = {
    pause: 'waiting.pause',
    requestCallback: 'waiting.callback',
    leave: 'waiting.leave',
  } as const;
  await applicant.button(buttons[how]).first().click();
  const dialog = applicant.page.getByRole('dialog');
  await dialog.getByRole('button', { name: applicant.words.text(`waiting.ask.${how}.confirm`) }).click();
}

describe('somebody who steps away', () => {
  const { matterId, agents } = counters.soleTrader;

  it('misses the turn, comes back to the old place, and is served', async () => {
    const applicant = await stage.openApplicant();
    const ticket = await applicant.queueFor(matterId, { name: '周大勇', phone: '13800000061' });
    await decide(applicant, 'pause');
    await see(applicant, 'waiting.pausedTitle');

    await applicant.person.closeAndReopen('/waiting');
    await see(applicant, 'waiting.pausedTitle');
    expect(await applicant.readTicket()).toBe(ticket);

    const desk = await stage.openDesk();
    await desk.beReady(agents[0].loginName);
    await see(applicant, 'waiting.passedTitle');
    await applicant.page.reload();
    await see(applicant, 'waiting.passedTitle');

    await applicant.button('waiting.rejoin').click();
    await desk.waitForOffer(ticket);
    await desk.accept();
    await desk.waitForCall('周大勇');
    await expectMediaFlows(desk);
    await expectMediaFlows(applicant);
    await desk.end();
    await desk.saveWrapUp('answered');
  });
});

describe('somebody who is called back', () => {
  const { matterId, agents } = counters.socialCard;

  it('closes the page, opens the text on another device, answers, and talks', async () => {
    const phone = '13800000062';
    const first = await stage.openApplicant();
    const ticket = await first.queueFor(matterId, { name: '吴桂芳', phone });
    await decide(first, 'requestCallback');
    await see(first, 'waiting.callbackTitle');
    await first.page.close();

    const desk = await stage.openDesk();
    await desk.beReady(agents[0].loginName);
    await desk.waitForOffer(ticket, 'callback');
    await desk.accept();
    const link = await stage.linkTo(phone);
    const second = await stage.openApplicant();
    await second.page.goto(link);
    await second.button('resumeLink.carryOn').waitFor();
    expect(new URL(second.page.url()).hash).toBe('');
    await second.button('resumeLink.carryOn').click();
    await second.button('waiting.answer').waitFor();
    // Nobody is seen or heard before the answer.
    expect(await second.page.evaluate(() => document.querySelectorAll('video').length)).toBe(0);
    await second.button('waiting.answer').click();
    await second.waitForCall(agents[0]);
    await expectMediaFlows(desk);
    await expectMediaFlows(second);
    await desk.end();
    await desk.saveWrapUp('answered');
  });
});

describe('somebody who changes the device', () => {
  it('carries on there at the same place without signing in, and the page before stops', async () => {
    const first = await stage.openApplicant();
    const second = await stage.openApplicant();
    const ticket = await first.queueFor(counters.soleTrader.matterId, {
      name: '郑国强',
      phone: '13800000066',
    });
    await first.person.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await first.button('switch.open').click();
    await first.page.getByRole('button', { name: first.common.text('copyLink.copy') }).click();
    await see(first, 'switch.copied');
    const link = await first.page.evaluate(() => navigator.clipboard.readText());
    await second.page.goto(link);
    await second.button('resumeLink.carryOn').click();
    expect(await second.readTicket()).toBe(ticket);
    await see(first, 'replaced.title');
    await decide(second, 'leave');
    await second.page.getByText(second.words.text('rating.ended.youLeft')).waitFor();
  });
});
