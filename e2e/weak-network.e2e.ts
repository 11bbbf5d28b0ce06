import { afterEach, describe, expect, it } from 'vitest';
import { counters } from './support/counters.ts';
import { readConcealment, readLocalPorts } from './support/media-probe.ts';
import { useMediaRelay, village } from './support/media-relay.ts';
import { useStage } from './support/stage.ts';
import { expectMediaFlows, expectSpeech } from './support/talk.ts';
import { readWords, type WordKey } from './support/words.ts';

const media = useMediaRelay(47_500);
afterEach(() => media.relay.mend());
const stage = useStage('weak-network', { sfuEnvironment: media.sfuEnvironment });
const words = readWords('zh-Hans', 'common');
const phoneWords = readWords('zh-Hans', 'telephone');

const { matterId, agents } = counters.soleTrader;
const socialCard = counters.socialCard;
/** Nothing that is said arrives whole. */
const hopeless = { loss: 0.7, delayMs: 200, bitsPerSecond: 200_000 };
const settleMs = 10_000;
const heardSamples = 15 * 48_000;

describe('a network that loses a third', () => {
  it('costs the picture within seconds, with the reason in words on both sides, and leaves the voice', async ({
    annotate,
  }) => {
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    await desk.beReady(agents[0].loginName);
    const ticket = await applicant.queueFor(matterId, { name: '徐霞客', phone: '13800000121' });
    await desk.waitForOffer(ticket);
    await desk.accept();
    await desk.waitForCall('徐霞客');
    await expectMediaFlows(applicant);
    await expectMediaFlows(desk);

    media.relay.shape(await readLocalPorts(applicant.page), village);
    const shapedAt = Date.now();
    const says = (page: typeof desk.page, key: WordKey<'common'>) =>
      page.getByText(words.text(key)).first().waitFor();
    await says(applicant.page, 'linkStep.whose.yours');
    await says(applicant.page, 'linkStep.because.voice');
    await says(desk.page, 'linkStep.whose.theirs');
    await says(desk.page, 'linkStep.because.voice');
    const settledMs = Date.now() - shapedAt;
    await applicant.person.takePicture('voice');
    await desk.person.takePicture('voice');

    const read = () => Promise.all([applicant, desk].map(({ page }) => readConcealment(page)));
    const before = await read();
    let after = before;
    const hear = async () => {
      after = await read();
      return Math.min(...after.map(({ samples }, at) => samples - (before[at]?.samples ?? 0)));
    };
    await expect.poll(hear, { timeout: 60_000, interval: 500 }).toBeGreaterThanOrEqual(heardSamples);
    const shares = after.map(({ samples, concealed }, at) => {
      const first = before[at] ?? { samples: 0, concealed: 0 };
      return (concealed - first.concealed) / (samples - first.samples);
    });
    await annotate(
      `settled after ${settledMs} ms; invented sound: ${shares.map((share) => `${(share * 100).toFixed(1)} %`).join(', ')} (phone, desk)`,
    );
    await Promise.all([
      expectSpeech(applicant, stage.originalOf('agent')),
      expectSpeech(desk, stage.originalOf('applicant')),
    ]);
    expect(settledMs).toBeLessThan(settleMs * 2);
    expect(Math.max(...shares)).toBeLessThan(0.1);

    media.relay.mend();
    // Slowly on purpose, and on a busy machine later still.
    await applicant.page
      .getByText(words.text('linkStep.because.stills'))
      .first()
      .waitFor({ timeout: 60_000 });
    await applicant.page.locator('img[src^="data:image/jpeg"]').first().waitFor();
    await desk.page.locator('img[src^="data:image/jpeg"]').first().waitFor();
    await applicant.person.takePicture('stills');
    await desk.person.takePicture('stills');

    // Kept there, a page that the desk shares comes as stills too, large enough to be read.
    await desk.button('call.step').click();
    await desk.page.getByRole('radio', { name: new RegExp(`^${words.text('linkStep.of.stills')}`) }).check();
    await desk.page.getByRole('button', { name: words.text('linkStep.done') }).click();
    await desk.button('call.share').click();
    const shared = applicant.page.getByRole('img', { name: applicant.words.text('call.screen') });
    await shared.waitFor();
    const width = () => shared.evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await expect.poll(width, { timeout: 15_000 }).toBeGreaterThan(600);
    await applicant.person.takePicture('shared-still');
  });
});

describe('a network that loses two thirds', () => {
  it('leads to the telephone: same call, same agent, whatever becomes of the page; and the story tells it', async () => {
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    await desk.beReady(socialCard.agents[0].loginName);
    const ticket = await applicant.queueFor(socialCard.matterId, { name: '徐弘祖', phone: '13800000122' });
    await desk.waitForOffer(ticket);
    await desk.accept();
    await desk.waitForCall('徐弘祖');
    await expectMediaFlows(applicant);
    const { page } = applicant;
    const says = (of: typeof page, key: WordKey<'telephone'>, values = {}) =>
      of.getByText(phoneWords.pattern(key, values)).first().waitFor({ timeout: 60_000 });
    const press = (of: typeof page, key: WordKey<'telephone'>) =>
      of.getByRole('button', { name: phoneWords.pattern(key) }).click();

    media.relay.shape(await readLocalPorts(page), hopeless);
    await says(desk.page, 'desk.offerTitle');
    await says(page, 'applicant.offerTitle');
    await applicant.person.takePicture('telephone-offer');
    await desk.person.takePicture('telephone-offer');
    await press(page, 'applicant.offerYes');
    await page.getByText(phoneWords.text('applicant.askText', { phone: '138****0122' })).waitFor();
    await applicant.person.takePicture('telephone-ask');
    await press(page, 'applicant.change');
    const other = page.getByLabel(phoneWords.text('applicant.otherLabel'), { exact: true });
    await other.fill('139 1111');
    await press(page, 'applicant.otherYes');
    await page.getByText(phoneWords.text('applicant.otherWrong')).waitFor();
    await applicant.person.takePicture('telephone-other');
    await other.fill('139 1111 2222');
    await press(page, 'applicant.otherYes');
    await says(page, 'applicant.agreedTitle');
    await says(desk.page, 'desk.agreedTitle', { phone: '139****2222' });
    await applicant.person.takePicture('telephone-agreed');
    await desk.person.takePicture('telephone-agreed');

    expect(await desk.page.getByText('13911112222').count()).toBe(0);
    await press(desk.page, 'desk.begin');
    const number = desk.page.getByRole('link', { name: '13911112222' });
    await number.waitFor();
    expect(await number.getAttribute('href')).toBe('tel:13911112222');
    await says(page, 'applicant.onTitle', { phone: '139****2222' });
    await says(desk.page, 'desk.stageTitle');
    await applicant.person.takePicture('telephone-on');
    await desk.person.takePicture('telephone-on');
    await press(desk.page, 'desk.resultOf.noAnswer');
    await says(page, 'applicant.noAnswerTitle');
    await press(desk.page, 'desk.resultOf.connected');
    await says(page, 'applicant.connectedTitle');

    await page.close();
    await says(desk.page, 'desk.stageGone');
    await desk.person.takePicture('telephone-gone');
    await number.waitFor();
    await desk.end();
    await desk.saveWrapUp('answered');

    const supervisor = await stage.openSupervisor({ device: 'desk' });
    await supervisor.openSignIn();
    await supervisor.signIn();
    await supervisor.find(ticket);
    await supervisor.openCall(ticket);
    await supervisor.text('why.step.telephoneAgree').waitFor();
    await supervisor.text('why.step.telephoneBegin').waitFor();
    await supervisor.text('why.step.telephoneNoAnswer').waitFor();
    await supervisor.text('why.step.telephoneConnected').waitFor();
    await supervisor.person.takePicture('telephone-story', { isWhole: true });
  });
});
