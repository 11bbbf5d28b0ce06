import { describe, expect, it } from 'vitest';
import { findFaults } from '../support/accessibility.ts';
import { counters } from '../support/counters.ts';
import type { Person } from '../support/person.ts';
import { useStage } from '../support/stage.ts';

const stage = useStage('message');
const { matterId, agents } = counters.soleTrader;

async function look(person: Person, name: string): Promise<void> {
  await person.takePicture(name, { isWhole: true });
  expect(await findFaults(person.page, name)).toEqual([]);
}

/**
 * What is played is what was recorded: pictures of some size, and time that goes on. It is asked to play at the earliest
 * moment, while the player still looks for the recording's length.
 */
async function expectToPlay(person: Person, label: string): Promise<void> {
  const player = person.page.locator('video').and(person.page.getByLabel(label, { exact: true }));
  await player.waitFor();
  await player.evaluate((element) => {
    const video = element as HTMLVideoElement;
    video.muted = true;
    const isReady = new Promise((resolve) => {
      video.addEventListener('loadedmetadata', resolve, { once: true });
    });
    video.load();
    return isReady.then(() => void video.play().catch(() => undefined));
  });
  const read = () =>
    player.evaluate((element) => {
      const { videoWidth, currentTime, duration, paused, readyState, networkState, seeking, error } =
        element as HTMLVideoElement;
      const isPlayed = videoWidth > 0 && currentTime > 0.3;
      if (isPlayed) return 'played';
      const shown = { videoWidth, currentTime, duration, paused, readyState, networkState, seeking };
      return JSON.stringify({ ...shown, error: error?.message });
    });
  await expect.poll(read).toBe('played');
}

describe('a video message', () => {
  it('is recorded while nobody is there, watched and answered in the morning, and rated', async () => {
    const applicant = await stage.openApplicant();
    const { later } = applicant;
    await applicant.beginFor('matter.message', matterId, { name: '吕留言', phone: '13800000071' });
    await applicant.page.getByLabel(later.text('record.preview'), { exact: true }).waitFor();
    await look(applicant.person, '1-ready');
    await applicant.laterButton('record.start').click();
    const timer = applicant.page.getByRole('timer');
    await expect.poll(() => timer.textContent()).toMatch(/^0:0[2-9]/);
    await applicant.person.takePicture('2-recording');
    await applicant.laterButton('record.stop').click();
    await expectToPlay(applicant.person, later.text('record.playback'));
    await look(applicant.person, '3-recorded');
    await applicant.page.getByLabel(later.text('record.text')).fill('我想问营业执照变更地址要带什么。');
    await applicant.laterButton('record.send').click();
    await applicant.laterText('left.received').waitFor();
    await look(applicant.person, '4-received');
    await applicant.page.goto('/calls');
    await applicant.page.getByText(applicant.words.text('calls.message.received')).waitFor();
    await applicant.person.takePicture('5-calls');
    // They may go: the answer is found later.
    await applicant.page.goto('about:blank');

    const desk = await stage.openDesk();
    await desk.beReady(agents[0].loginName);
    const ticket = await desk.readOffer('message');
    await desk.person.takePicture('6-offer');
    await desk.accept();
    await expectToPlay(desk.person, desk.words.text('message.player'));
    await desk.page.getByText('我想问营业执照变更地址要带什么。').waitFor();
    await look(desk.person, '7-desk');
    await desk.say('请带营业执照正副本和新的房屋租赁合同。');
    await desk.page.getByText('请带营业执照正副本和新的房屋租赁合同。').waitFor();
    await desk.button('message.end').click();
    await desk.page.getByRole('heading', { name: desk.words.text('wrapUp.title') }).waitFor();
    await desk.saveWrapUp('answered');

    await applicant.page.goto('/calls');
    await applicant.page.getByText(applicant.words.text('calls.message.answered')).first().waitFor();
    await applicant.page.getByText(ticket).waitFor();
    await applicant.link('calls.toMessage').click();
    await applicant.page.getByText('请带营业执照正副本和新的房屋租赁合同。').waitFor();
    await expectToPlay(applicant.person, later.text('left.yours'));
    await look(applicant.person, '8-answered');
    await applicant.page.getByRole('link', { name: later.text('left.rate') }).click();
    await applicant.rate('verySatisfied');
    await applicant.sendRating();
  });
});
