import { describe, expect, it } from 'vitest';
import { counters } from './support/counters.ts';
import type { Desk } from './support/desk.ts';
import {
  acceptSeat,
  act,
  closeRoomChat,
  openRoomChat,
  proposeReview,
  readChat,
  roomOf,
  sayInRoom,
  sendProposal,
} from './support/joint-room.ts';
import { useStage } from './support/stage.ts';
import { readWords } from './support/words.ts';

const stage = useStage('joint-chat', { sfuEnvironment: async () => ({ CLOUDSEAT_CAPTIONS: 'demo' }) });
const { matterId, agents } = counters.soleTrader;
const identity = { name: '白居易', phone: '13800000127' };
const seat = { department: '区生态环境局', question: '油烟排放是否合规' };
const sitting = readWords('zh-Hans', 'sitting');
const captions = readWords('zh-Hans', 'captions');
const openLines = ['排烟口在后门', '请把平面图再翻到第二页'];

async function openReady(loginName: string): Promise<Desk> {
  const desk = await stage.openDesk();
  await desk.beReady(loginName);
  await desk.text('idle.ready').waitFor();
  return desk;
}
const oneNew = { name: sitting.text('chat.unread', { count: 1 }), exact: true };

describe('the chat of a joint review', { timeout: 300_000 }, () => {
  it('is everybody’s in the open session, the departments’ alone in the closed part, and told in no other', async () => {
    const [lead, member, applicant] = await Promise.all([
      openReady(agents[0].loginName),
      openReady('a061'),
      stage.openApplicant(),
    ]);
    await lead.waitForOffer(await applicant.queueFor(matterId, identity));
    await lead.accept();
    await applicant.waitForCall(agents[0]);
    await proposeReview(lead, '餐饮开业联合审查', [seat]);
    await sendProposal(lead);
    await acceptSeat(member);
    await Promise.all([lead, member].map(({ page }) => roomOf(page, 'openSession').waitFor()));
    await act(lead, 'open');
    await act(lead, 'callApplicant');
    await roomOf(applicant.page, 'openSession').waitFor();

    await openRoomChat(applicant);
    await sayInRoom(applicant, '排烟口在后门');
    await closeRoomChat(applicant);
    for (const desk of [lead, member]) {
      await desk.page.getByRole('button', oneNew).waitFor();
      await desk.person.takePicture('unread');
      await openRoomChat(desk);
    }
    await sayInRoom(lead, '请把平面图再翻到第二页');
    await applicant.page.getByRole('button', oneNew).waitFor();
    await applicant.person.takePicture('unread');
    await openRoomChat(applicant);
    expect(await readChat(applicant)).toEqual(openLines);
    for (const { person } of [member, applicant]) await person.takePicture('open');
    await applicant.page.getByRole('button', { name: sitting.text('tools.captions'), exact: true }).click();
    await applicant.page.getByText(captions.text('running')).waitFor();
    await applicant.person.takePicture('captions');

    // What is half written for all is not there when few are written to.
    const field = member.page.getByRole('textbox').last();
    await field.fill('我先看一下');
    await act(lead, 'closeSession');
    await roomOf(applicant.page, 'outside').waitFor();
    await roomOf(member.page, 'closedDeliberation').waitFor();
    await member.page.getByText(sitting.text('chat.to.closedDeliberation')).waitFor();
    expect(await member.page.getByRole('textbox').last().inputValue()).toBe('');
    await sayInRoom(member, '排烟口离窗太近');
    await expect.poll(() => readChat(lead)).toEqual([...openLines, '排烟口离窗太近']);
    for (const { person } of [lead, member]) await person.takePicture('closed');

    await act(lead, 'open');
    await roomOf(applicant.page, 'openSession').waitFor();
    await sayInRoom(lead, '请您补一张照片');
    await openRoomChat(applicant);
    await expect.poll(() => readChat(applicant)).toEqual([...openLines, '请您补一张照片']);
    expect(await member.page.getByRole('textbox').last().inputValue()).toBe('我先看一下');
    await member.person.takePicture('open-again');
  });
});
