import { describe, expect, it } from 'vitest';
import { findFaults } from './support/accessibility.ts';
import { counters } from './support/counters.ts';
import type { Desk } from './support/desk.ts';
import { keepConnectionsOpen, readReceived } from './support/media-probe.ts';
import { useStage } from './support/stage.ts';
import { expectNothingReceived, expectPicturesMove } from './support/talk.ts';
import { readWords } from './support/words.ts';

const stage = useStage('transfer');
const { soleTrader, socialCard, idCard } = counters;
type Agent = { loginName: string; displayName: string; agentNumber: string };
/** Each test has people of its own. */
type Cast = { matterId: string; owner: Agent; colleague: Agent; identity: { name: string; phone: string } };

/** A talk with the first agent, while a colleague is there. */
async function openTalk({ matterId, owner, colleague, identity }: Cast) {
  const first = await stage.openDesk();
  const second = await stage.openDesk({ locale: 'en' });
  const applicant = await stage.openApplicant();
  await first.beReady(owner.loginName);
  const ticket = await applicant.queueFor(matterId, identity);
  await first.waitForOffer(ticket);
  await first.accept();
  await first.waitForCall(identity.name);
  await applicant.waitForCall(owner);
  await second.beReady(colleague.loginName);
  return { first, second, applicant, ticket };
}

/** Its page would still take whatever came: that nothing comes is the server's doing. */
async function expectNothingArrives(gone: Desk, stillThere: Desk): Promise<void> {
  await expectPicturesMove(stillThere, 1);
  const before = await readReceived(gone.page);
  expect(before.packets).toBeGreaterThan(0);
  await expectPicturesMove(stillThere, 1);
  expect((await readReceived(gone.page)).packets).toBe(before.packets);
}

describe('a call that needs somebody else', () => {
  it('warm transfer: the talk goes on until the other agent is there, then the first one is out', async () => {
    const colleague = socialCard.agents[0];
    const { first, second, applicant, ticket } = await openTalk({
      ...{ matterId: soleTrader.matterId, owner: soleTrader.agents[0], colleague },
      identity: { name: '李清照', phone: '13800000081' },
    });
    await keepConnectionsOpen(first.page);
    await first.button('call.transfer').click();
    await first.chooseTarget(colleague.displayName);
    await first.person.takePicture('01-dialog');
    expect(await findFaults(first.page, 'transfer dialog')).toEqual([]);
    await first.page.setViewportSize({ width: 1280, height: 720 });
    await first.person.takePicture('02-dialog-1280');
    await first.button('leg.ask.warm').click();
    await first.text('leg.transfer.ringing').waitFor();
    await first.person.takePicture('03-ringing-1280');
    await applicant.page.getByText(applicant.words.pattern('call.transferringTo')).waitFor();
    await applicant.person.takePicture('04-transferring');
    await second.waitForOffer(ticket, 'transfer');
    await second.person.takePicture('05-offer-en');
    expect(await findFaults(second.page, 'transfer offer')).toEqual([]);
    // Nothing of the talk reaches a desk that only rings.
    expect((await readReceived(second.page)).packets).toBe(0);
    await expectPicturesMove(applicant, 1);

    await second.accept();
    await second.text('leg.takenOver').waitFor();
    await applicant.waitForCall(colleague);
    await first.text('wrapUp.introLeft').waitFor();
    await first.person.takePicture('06-left-1280');
    await expectPicturesMove(applicant, 1);
    await expectPicturesMove(second, 1);
    await expectNothingArrives(first, second);
    await first.saveWrapUp('answered');
    await second.person.takePicture('07-taken-over-en');
    // So that no order of the next test rings here.
    await first.setStatus('offline');
    await first.text('idle.offline').waitFor();
  });

  it('hold and consult: who waits hears nobody, the agents talk in private, then all three, and it becomes a hand-over', async () => {
    const colleague = socialCard.agents[1];
    const { first, second, applicant, ticket } = await openTalk({
      ...{ matterId: idCard.matterId, owner: idCard.agents[0], colleague },
      identity: { name: '辛弃疾', phone: '13800000082' },
    });
    await keepConnectionsOpen(first.page);
    const words = readWords('zh-Hans', 'hold');
    const theirWords = applicant.page.getByRole('heading', { name: words.text('applicant.title') });
    const notices = applicant.page.getByText(applicant.words.pattern('call.reconnecting'));
    await expectPicturesMove(applicant, 1);
    await first.page.keyboard.press('h');
    await theirWords.waitFor();
    await first.page.getByText(words.text('desk.text')).waitFor();
    await expectNothingReceived([applicant, first]);
    await first.person.takePicture('08-hold');
    await applicant.person.takePicture('09-on-hold');
    for (const [person, name] of [
      [first, 'hold'],
      [applicant, 'on hold'],
    ] as const)
      expect(await findFaults(person.page, name)).toEqual([]);
    expect(await notices.count()).toBe(0);

    await first.page.keyboard.press('q');
    await first.chooseTarget(colleague.displayName);
    await first.button('leg.ask.consult').click();
    await second.waitForOffer(ticket, 'consult');
    expect((await readReceived(second.page)).packets).toBe(0);
    await second.accept();
    await first.text('leg.together').waitFor();
    await first.page.getByText(words.pattern('desk.private')).waitFor();
    await expectPicturesMove(first, 1);
    await expectPicturesMove(second, 1);
    await expectNothingReceived([applicant]);
    await first.person.takePicture('10-private');
    await second.person.takePicture('10-private-en');
    await applicant.person.takePicture('10-on-hold-asked');
    await applicant.page.getByRole('button', { name: words.pattern('people.openLabel') }).click();
    await applicant.page.getByText(words.text('people.youWait')).waitFor();
    await applicant.page.getByText(words.text('people.why.helper')).waitFor();
    await applicant.person.takePicture('10-people');
    expect(await findFaults(applicant.page, 'people')).toEqual([]);
    await applicant.page.getByRole('button', { name: words.text('people.close') }).click();
    await first.page.getByRole('button', { name: words.text('desk.resumeNow') }).click();
    await theirWords.waitFor({ state: 'detached' });
    // The sentence about it gives way to one about a weak link, on a busy machine.
    const helperVideo = applicant.words.text('call.helperVideo', { name: colleague.displayName });
    await applicant.page.getByLabel(helperVideo, { exact: true }).waitFor();
    for (const person of [applicant, first, second]) await expectPicturesMove(person, 2);
    await first.person.takePicture('11-consult');
    await second.person.takePicture('12-consulted-en');
    await applicant.person.takePicture('13-helped');
    for (const [person, name] of [
      [first, 'consult'],
      [second, 'consulted'],
      [applicant, 'helped'],
    ] as const)
      expect(await findFaults(person.page, name)).toEqual([]);
    await first.page.setViewportSize({ width: 1280, height: 720 });
    await first.person.takePicture('14-consult-1280');

    await first.button('leg.handOver').click();
    await first.button('leg.handOverConfirm').click();
    await applicant.waitForCall(colleague);
    await second.text('leg.takenOver').waitFor();
    await first.text('wrapUp.introLeft').waitFor();
    await expectPicturesMove(applicant, 1);
    await expectPicturesMove(second, 1);
    await expectNothingArrives(first, second);
    await first.saveWrapUp('answered');
    await second.end();
    await second.saveWrapUp('answered');
  });

  it('direct transfer: the applicant waits at the old place and is told where; the colleague takes it', async () => {
    const colleague = idCard.agents[1];
    const { first, second, applicant, ticket } = await openTalk({
      ...{ matterId: soleTrader.matterId, owner: soleTrader.agents[1], colleague },
      identity: { name: '陆游', phone: '13800000083' },
    });
    await first.button('call.transfer').click();
    await first.chooseTarget(colleague.displayName);
    await first.page.getByRole('radio', { name: first.words.text('leg.wayOf.direct') }).check();
    await first.person.takePicture('21-direct');
    await first.button('leg.ask.direct').click();
    await first.text('wrapUp.introLeft').waitFor();
    await applicant.page.getByText(applicant.words.pattern('waiting.transferTitle')).waitFor();
    await applicant.person.takePicture('22-passed-on');
    expect(await findFaults(applicant.page, 'passed on')).toEqual([]);
    await second.waitForOffer(ticket, 'transfer');
    await second.accept();
    await applicant.waitForCall(colleague);
    await expectPicturesMove(applicant, 1);
    await expectPicturesMove(second, 1);
  });
});
