import { describe, expect, it } from 'vitest';
import { findFaults } from './support/accessibility.ts';
import { counters } from './support/counters.ts';
import { readPictures, readSounds } from './support/media-probe.ts';
import { useStage } from './support/stage.ts';
import type { Supervisor } from './support/supervisor.ts';
import { expectPicturesMove, expectVoicesArrive } from './support/talk.ts';
import { readWords } from './support/words.ts';

const stage = useStage('supervisor-in-talk');
const { matterId, agents } = counters.soleTrader;
const identity = { name: '辛弃疾', phone: '13800000121' };
/** As staff's pages have it. */
const supervisorName = '汪海澜';
const words = readWords('zh-Hans', 'monitor');
const story = readWords('zh-Hans', 'supervision');
const hold = readWords('zh-Hans', 'hold');

const tracksOf = async ({ page }: Pick<Supervisor, 'page'>) =>
  Object.keys({ ...(await readPictures(page)), ...(await readSounds(page)) }).sort();

describe('a supervisor', { timeout: 300_000 }, () => {
  it('listens unknown to both sides, whispers to the agent, speaks to all, and is told when the talk is over', async () => {
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    await desk.beReady(agents[0].loginName);
    const ticket = await applicant.queueFor(matterId, identity);
    await desk.waitForOffer(ticket);
    await desk.accept();
    await applicant.waitForCall(agents[0]);
    for (const each of [desk, applicant]) await expectVoicesArrive(each, 1);
    const before = [await tracksOf(desk), await tracksOf(applicant)];

    const supervisor = await stage.openSupervisor({ device: 'desk' });
    const { page } = supervisor;
    const button = (name: string) => page.getByRole('button', { name });
    const lane = (key: 'monitor' | 'whisper' | 'main') =>
      page.getByText(words.text(`lane.${key}.now`), { exact: true }).waitFor();
    const told = (on: Pick<Supervisor, 'page'>, key: 'joined' | 'whispers' | 'speaks') =>
      on.page.getByText(hold.text(`supervisor.${key}`, { name: supervisorName }));
    await supervisor.openSignIn();
    await supervisor.signIn();
    await supervisor.find(ticket);
    await supervisor.openCall(ticket);
    await page.getByRole('link', { name: story.text('why.listen') }).click();
    await lane('monitor');
    await expectPicturesMove(supervisor, 2);
    await expectVoicesArrive(supervisor, 2);
    // The whole name is for who says why they need it.
    await page.getByText('辛**', { exact: false }).first().waitFor();
    expect(await page.getByText(identity.name).count()).toBe(0);
    expect([await tracksOf(desk), await tracksOf(applicant)]).toEqual(before);
    expect(await findFaults(page, 'listening')).toEqual([]);
    await supervisor.person.takePicture('1-listens');

    await button(words.text('lane.whisper.name')).click();
    await supervisor.person.takePicture('2-asked');
    await button(words.text('ask.whisper.yes')).click();
    await lane('whisper');
    await told(desk, 'whispers').waitFor();
    await expectVoicesArrive(desk, 2);
    await expectVoicesArrive(applicant, 1);
    expect(await tracksOf(applicant)).toEqual(before[1]);
    expect(await applicant.page.getByText(supervisorName).count()).toBe(0);
    await supervisor.person.takePicture('3-whispers');
    await desk.person.takePicture('3-whispered-to');

    await button(words.text('lane.main.name')).click();
    await button(words.text('ask.main.yes')).click();
    await lane('main');
    await told(desk, 'speaks').waitFor();
    await told(applicant, 'joined').waitFor();
    await expectVoicesArrive(applicant, 2);
    await applicant.page.getByRole('button', { name: hold.text('people.openLabel', { count: 3 }) }).click();
    await applicant.page.getByText(hold.text('people.why.supervisor'), { exact: true }).waitFor();
    await applicant.person.takePicture('4-people');
    await applicant.page.getByRole('button', { name: hold.text('people.close') }).click();
    for (const { person } of [supervisor, desk, applicant]) await person.takePicture('4-speaks');

    await button(words.text('lane.monitor.name')).click();
    await lane('monitor');
    for (const each of [told(desk, 'speaks'), told(applicant, 'joined')])
      await each.waitFor({ state: 'detached' });
    for (const each of [desk, applicant]) await expectVoicesArrive(each, 1);
    await button(words.text('leave')).click();
    await supervisor.heading('why.title', { ticket }).waitFor();

    await page.getByRole('link', { name: story.text('why.listen') }).click();
    await lane('monitor');
    await desk.end();
    await page.getByText(words.text('over.noTalk')).waitFor();
    await supervisor.person.takePicture('5-over');
    await desk.saveWrapUp('answered');
  });
});
