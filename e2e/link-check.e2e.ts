import { afterEach, expect, it } from 'vitest';
import { counters } from './support/counters.ts';
import { useMediaRelay, village } from './support/media-relay.ts';
import { createPageLook } from './support/page-look.ts';
import { useStage } from './support/stage.ts';

const media = useMediaRelay(45_500);
afterEach(() => media.relay.mend());
const stage = useStage('link-check', { sfuEnvironment: media.sfuEnvironment });
const { matterId, agents } = counters.soleTrader;

it('the check before the ticket tries the way of a talk, says what it is good for, and the talk begins there', async () => {
  const applicant = await stage.openApplicant();
  const { page, check } = applicant;
  const { look, expectClean } = createPageLook(applicant.person, 'zh-Hans', []);
  const again = () => page.getByRole('button', { name: check.text('network.again') }).click();
  await applicant.openMatter(matterId);
  await applicant.start();
  await applicant.signIn({ name: '郑和', phone: '13800000141' });
  await applicant.giveConsent();

  await page.getByRole('progressbar', { name: check.text('network.progress') }).waitFor();
  await applicant.checkNetwork('video');
  await applicant.checkDevices();
  await page.getByText(check.text('progress', { done: 5, total: 6 })).waitFor();
  await applicant.openLinkFigures();
  expect(await applicant.readLinkFigure('figures.udp')).toBe(check.text('figures.open'));
  expect(await applicant.readLinkFigure('figures.tcp')).toBe(check.text('figures.open'));
  expect(await applicant.readLinkFigure('figures.relay')).toBe(check.text('figures.none'));
  expect(await applicant.readLinkFigure('figures.path')).toBe(check.text('figures.by.udp'));
  await look('good');

  media.relay.block('udp');
  await again();
  await applicant.checkNetwork('video');
  await applicant.openLinkFigures();
  expect(await applicant.readLinkFigure('figures.udp')).toBe(check.text('figures.shut'));
  expect(await applicant.readLinkFigure('figures.path')).toBe(check.text('figures.by.tcp'));

  media.relay.mend();
  media.relay.shapeAll(village);
  await applicant.checkNetworkAgain('voice', 3);
  await applicant.button('check.submitAudio').waitFor();
  await page.getByText(check.text('advice.voice.title')).waitFor();
  await look('voice-first');

  media.relay.mend();
  media.relay.block('udp');
  media.relay.block('tcp');
  await again();
  await applicant.checkNetwork('text');
  await page.getByRole('button', { name: check.text('places.show') }).click();
  await page.getByLabel(check.text('places.town')).selectOption('xipeng');
  expect(await page.getByRole('listitem').filter({ hasText: '村委会' }).first().textContent()).toContain(
    '西彭镇',
  );
  await look('places');
  media.relay.mend();

  const desk = await stage.openDesk();
  await desk.beReady(agents[0].loginName);
  const ticket = await applicant.takeTicket('check.submitText');
  const offer = await desk.waitForOffer(ticket);
  expect(await offer.textContent()).toContain(desk.words.text('linkCheck.text'));
  await desk.person.takePicture('offer');
  await desk.accept();
  await desk.waitForCall('郑和');
  const inWords = applicant.common.text('linkStep.because.text');
  await Promise.all([applicant, desk].map((side) => side.page.getByText(inWords).first().waitFor()));
  await applicant.person.takePicture('begins-in-words');
  expectClean(3);
});
