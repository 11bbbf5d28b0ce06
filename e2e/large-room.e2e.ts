import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { departments } from '../server/src/administration/demo/departments.ts';
import { answerSeat, readReview } from '../server/src/test-support/joint-steps.ts';
import { openSittingDriver } from '../server/src/test-support/sitting-driver.ts';
import type { TestBrowser } from '../server/src/test-support/test-page.ts';
import { makeTenant } from '../server/src/test-support/test-platform.ts';
import { counters } from './support/counters.ts';
import { openCrowd } from './support/crowd.ts';
import {
  act,
  expectFaces,
  holdEverything,
  proposeReview,
  roomOf,
  sendProposal,
  sitting,
} from './support/joint-room.ts';
import { useStage } from './support/stage.ts';

const tenant = makeTenant();
const stage = useStage('large-room', { serverEnvironment: async () => ({ CLOUDSEAT_TENANT: tenant }) });
const { matterId, agents } = counters.soleTrader;
const identity = { name: '白仁甫', phone: '13800000129' };
/** Beside the lead and the applicant; the first of them takes the seat that is asked for. */
const loginNames = Array.from({ length: 23 }, (_, at) => `a${String(at * 2 + 21).padStart(3, '0')}`);
const lastOfAll = '秦铁军';
const titleOf = (loginName: string) => {
  const department = departments[Math.floor((Number(loginName.slice(1)) - 1) / 4)];
  if (department === undefined) throw new Error(`${loginName} is of no department`);
  const { zh, en } = department.name;
  return { 'zh-Hans': zh, 'zh-Hant': zh, en };
};
const open: { close(): unknown }[] = [];
afterAll(() => Promise.all(open.map((each) => each.close())));

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** Who is on the page of the grid that is shown, oneself too. */
const namesOnGrid = (page: Page) => page.locator('figure[data-place="tile"] figcaption').allTextContents();
/** As many as stand on one page of the grid. */
const onPage = 9;

describe('a room of twenty-five', { timeout: 300_000 }, () => {
  it('is seen a page at a time, with no picture of another page, and who speaks comes to the front', async () => {
    const [lead, applicant] = await Promise.all([stage.openDesk(), stage.openApplicant()]);
    const crowd = await openCrowd(stage.browserOf('applicant'), stage.url, loginNames);
    open.push(crowd);
    await lead.beReady(agents[0].loginName);
    await lead.waitForOffer(await applicant.queueFor(matterId, identity));
    await lead.accept();
    await applicant.waitForCall(agents[0]);
    const [first] = crowd.sitters;
    if (first === undefined) throw new Error('nobody came');
    await first.page.request('agent:setStatus', { status: 'ready', reason: null });
    const seat = { department: '区住房和城乡建设委员会', question: '房屋用途是否合规' };
    await proposeReview(lead, '大型商业综合体开业联合审查', [seat]);
    await sendProposal(lead);
    const { desk } = await first.page.waitFor('desk:updated', (told) => told.desk.jointOffer !== null);
    if (desk.jointOffer === null) throw new Error('no seat rings');
    await answerSeat(first.browser, desk.jointOffer);
    await roomOf(lead.page, 'openSession').waitFor();
    await act(lead, 'open');
    await act(lead, 'callApplicant');
    await roomOf(applicant.page, 'openSession').waitFor();

    // More than a review has departments for: the room takes them all the same, as if a later version of it said so.
    const driver = openSittingDriver(inject('redisUrl'), tenant);
    open.push(driver);
    const { reviewId } = desk.jointOffer;
    const roomId = await findRoom(first.browser, reviewId);
    const { members } = await driver.sittings.get(roomId);
    const [chair, owner] = ['chair', 'party'].map((part) => members.find((member) => member.part === part));
    if (chair === undefined || owner === undefined) throw new Error('the room is not whole');
    const reviewers = crowd.sitters.map(({ person }, at) => ({
      ...{ person, title: titleOf(loginNames[at] ?? ''), seatId: `seat-${at}` },
    }));
    await driver.sittings.change(roomId, {
      ...{ kind: 'setPeople', reviewVersion: 1_000_000 },
      people: { chair, reviewers, parties: [owner] },
    });
    await Promise.all([lead, applicant].map(holdEverything));
    await crowd.enter(roomId);
    await lead.page.getByText(sitting.text('people.title', { count: 25 })).waitFor();

    // The phone: who speaks large, few beside.
    await expectFaces(applicant.page, 4);
    await applicant.person.takePicture('01-phone');

    // The desk: a page of the grid at a time.
    await expectFaces(lead.page, onPage - 1);
    const order = await namesOnGrid(lead.page);
    expect(order).toHaveLength(onPage);
    await lead.person.takePicture('01-grid');
    await press(lead.page, sitting.text('stage.after'));
    await expectFaces(lead.page, onPage);
    await lead.person.takePicture('02-second-page');
    await press(lead.page, sitting.text('stage.after'));
    await expectFaces(lead.page, 25 - 2 * onPage);
    await lead.person.takePicture('03-third-page');

    // Somebody of the last page speaks: on the first one they take the place of who has been silent longest.
    await crowd.speak(loginNames.length - 1, true);
    await press(lead.page, sitting.text('stage.before'));
    await press(lead.page, sitting.text('stage.before'));
    await lead.page.getByText(sitting.text('stage.page', { page: 1, count: 3 })).waitFor();
    await expect.poll(() => namesOnGrid(lead.page)).toContainEqual(expect.stringContaining(lastOfAll));
    expect((await namesOnGrid(lead.page)).filter((name) => !order.includes(name))).toHaveLength(1);
    await expectFaces(lead.page, onPage - 1);
    await lead.person.takePicture('04-speaker-on-first-page');
    await press(lead.page, sitting.text('tools.layout.speaker'));
    await expectFaces(lead.page, 6);
    await lead.person.takePicture('05-speaker');
  });
});

async function findRoom(browser: TestBrowser, reviewId: JointReviewId): Promise<RoomId> {
  const { roomId } = await readReview(browser, reviewId);
  if (roomId === null) throw new Error('the review has no room');
  return roomId;
}
