import { describe, expect, it } from 'vitest';
import { counters } from '../support/counters.ts';
import { useStage } from '../support/stage.ts';
import { expectMediaFlows } from '../support/talk.ts';

const stage = useStage('waiting');
const { matterId, agents } = counters.soleTrader;

describe('a place in line', () => {
  it('is kept over a reload and over a closed tab, and moves up alone', async () => {
    const [first, second] = [await stage.openApplicant(), await stage.openApplicant()];
    await first.queueFor(matterId, { name: '钱多多', phone: '13800000021' });
    const ticket = await second.queueFor(matterId, { name: '孙小美', phone: '13800000022' });
    await second.place('waiting.ahead', { count: 1 }).waitFor();
    await second.person.takePicture('in-line', { isWhole: true });

    await second.page.reload();
    expect(await second.readTicket()).toBe(ticket);
    await second.place('waiting.ahead', { count: 1 }).waitFor();

    await second.person.closeAndReopen('/');
    await second.page.getByText(second.words.text('resume.queued', { ticket })).waitFor();
    await second.person.takePicture('reopened');
    await second.link('resume.back').click();
    expect(await second.readTicket()).toBe(ticket);
    await second.place('waiting.ahead', { count: 1 }).waitFor();

    await first.button('waiting.leave').click();
    await first.person.takePicture('leave');
    await first.button('waiting.ask.leave.confirm').click();
    await first.page.getByText(first.words.text('rating.ended.youLeft')).waitFor();
    await first.person.takePicture('left');
    await second.place('waiting.aheadNone').waitFor();
    expect(await second.readTicket()).toBe(ticket);

    // A word to the desk: an agent who is not ready for talks answers it, and the answer opens by itself.
    const desk = await stage.openDesk();
    await desk.openSignIn();
    await desk.signIn(agents[0].loginName);
    await desk.doPaperwork();
    await second.button('waiting.chatOpen').click();
    await second.say('我没有带租房合同，行吗？');
    await desk.openWaitingChat(ticket);
    await desk.page.getByText('我没有带租房合同，行吗？').waitFor();
    await desk.say('可以先排队，接通后再拍。');
    await second.page.getByText('可以先排队，接通后再拍。').waitFor();
    await second.person.takePicture('word', { isWhole: true });
    await desk.person.takePicture('word');
    await desk.page.keyboard.press('Escape');

    // The page that was opened anew opens camera and microphone again by itself when it rings.
    await desk.setStatus('ready');
    await desk.startWork();
    await desk.waitForOffer(ticket);
    await desk.accept();
    await desk.waitForCall('孙小美');
    await expectMediaFlows(desk);
    await expectMediaFlows(second);
  });
});
