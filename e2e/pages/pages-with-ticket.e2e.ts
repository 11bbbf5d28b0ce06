import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { OwnCaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { describe, expect, it } from 'vitest';
import type { Applicant } from '../support/applicant.ts';
import { counters } from '../support/counters.ts';
import type { Desk } from '../support/desk.ts';
import { routesOf } from '../support/every-route.ts';
import { createEveryView, see } from '../support/every-view.ts';
import { createKeyboard } from '../support/keyboard.ts';
import { giveVoices, hearOut, keepAnnouncements, readAnnounced, readSpoken } from '../support/listening.ts';
import { choose } from '../support/settings-tab.ts';
import { useStage } from '../support/stage.ts';
import { readWords, type WordKey } from '../support/words.ts';

type Keyboard = ReturnType<typeof createKeyboard>;

const stage = useStage('pages-with-ticket', {
  sfuEnvironment: async () => ({ CLOUDSEAT_CAPTIONS: 'demo' }),
});
const name = '欧阳锋';
/** Of the agent, about a paper. */
const note = '请拍反面';
const said = ['您好，能听到吗？', '听得到。', '还有一句。'];
const stateCount = 34;
/** What a screen reader must have been told by itself on the way to the rating. */
const toldKeys = [
  'waiting.ringingTitle',
  'call.muted',
  'call.chatUnread',
  'rating.ended.finished',
  'rating.thanks',
] as const;
const ownCase = readWords('zh-Hans', 'own-case');
const captions = readWords('zh-Hans', 'captions');
const agentNames = Object.values(counters).flatMap(({ agents }) =>
  agents.map(({ displayName }) => displayName),
);
const view = createEveryView([name, '欧阳**', note, ...said, ...agentNames]);
const { look } = view;
const inDialog = { ready: '[role="dialog"]' };
const atDesk = { isDesk: true, ready: 'main, [role="main"], form' };

describe('each page in each of its states, in three languages, in both modes', { timeout: 600_000 }, () => {
  it('to wait, go away, and be called back', async () => {
    const { matterId, agents } = counters.idCard;
    const phone = '13800000063';
    const applicant = await stage.openApplicant();
    const elsewhere = await stage.openApplicant();
    const { page } = applicant;
    await giveVoices(page);
    const dialog = page.getByRole('dialog');
    const close = async () => {
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    };
    const decide = async (how: 'pause' | 'requestCallback') => {
      await applicant
        .button(how === 'pause' ? 'waiting.pause' : 'waiting.callback')
        .first()
        .click();
      const confirm = applicant.words.text(`waiting.ask.${how}.confirm`);
      await dialog.getByRole('button', { name: confirm }).click();
    };

    const ticket = await applicant.queueFor(matterId, { name, phone });
    await see(applicant, 'waiting.offerNobody');
    await look(applicant, 'nobody-there');
    for (const key of ['waiting.pause', 'waiting.offerAction', 'waiting.leave'] as const) {
      await applicant.button(key).first().click();
      await look(applicant, `ask-${key.slice('waiting.'.length)}`, inDialog);
      await close();
    }
    await applicant.button('switch.open').click();
    await page.getByAltText(applicant.words.text('switch.code')).waitFor();
    await look(applicant, 'switch-device', { ready: '[role="dialog"] img' });
    await close();
    await decide('pause');
    await see(applicant, 'waiting.pausedTitle');
    await look(applicant, 'paused');
    await choose(applicant, 'zh-Hans', 'elder');
    await page.getByLabel(readWords('zh-Hans', 'elder').text('read.changes')).check();
    const desk = await stage.openDesk();
    await desk.beReady(agents[0].loginName);
    await see(applicant, 'waiting.passedTitle');
    const hasHeard = async () =>
      (await readSpoken(page)).some(({ text }) => text.includes(applicant.words.text('waiting.passedTitle')));
    await expect.poll(hasHeard).toBe(true);
    await look(applicant, 'passed');
    await desk.setStatus('offline');
    await decide('requestCallback');
    await see(applicant, 'waiting.callbackTitle');
    await look(applicant, 'callback-pending');
    await desk.setStatus('ready');
    await desk.waitForOffer(ticket, 'callback');
    await desk.accept();
    await applicant.button('waiting.answer').waitFor();
    await look(applicant, 'calling-back');

    await elsewhere.page.goto(await stage.linkTo(phone));
    await elsewhere.button('resumeLink.carryOn').waitFor();
    await look(elsewhere, 'resume-link');
    await elsewhere.page.goto('/r');
    await elsewhere.link('resumeLink.signIn').waitFor();
    await look(elsewhere, 'link-expired');
    // That of a paper leads to its case, by signing in there.
    elsewhere.person.expectProblems(/401.*own-cases/);
    await elsewhere.page.goto('/r?to=/cases/of-a-paper');
    await see(elsewhere, 'resumeLink.caseOver');
    await look(elsewhere, 'link-of-a-paper-expired');
    await elsewhere.link('resumeLink.signIn').click();
    await elsewhere.page.waitForURL('**/cases/of-a-paper');
    await elsewhere.page.getByLabel(elsewhere.words.text('signIn.phone'), { exact: true }).waitFor();
    await applicant.button('waiting.refuse').click();
    await look(applicant, 'ask-refuse', inDialog);
    await dialog.getByRole('button', { name: applicant.words.text('waiting.ask.refuse.confirm') }).click();
    await applicant.link('rating.home').waitFor();
    await look(applicant, 'refused');
    await desk.saveWrapUp('answered');
    await desk.setStatus('offline');
    await desk.text('idle.offline').waitFor();
  });

  it('to talk, on both sides, and to rate it, by keyboard alone and with what a screen reader is told', async () => {
    const { agents } = counters.socialCard;
    const desk = await stage.openDesk();
    const applicant = await stage.openApplicant();
    const { page } = applicant;
    const keyboard = createKeyboard(page);
    await keepAnnouncements(page);
    await desk.openSignIn();
    await look(desk, 'desk-sign-in', atDesk);
    await desk.signIn(agents[0].loginName);
    await desk.openDevices();
    await look(desk, 'desk-devices', atDesk);
    await desk.startWork();
    await desk.text('idle.ready').waitFor();
    await look(desk, 'desk-ready', atDesk);

    const ticket = await goToTicketByKeyboard(applicant, keyboard);
    await desk.waitForOffer(ticket);
    await Promise.all([look(applicant, 'ringing', { isShort: true }), look(desk, 'desk-offer', atDesk)]);
    await desk.accept();
    await desk.waitForCall(name);
    await applicant.waitForCall(agents[0]);
    await desk.holdEverything();
    await keyboard.expectAtHeading(/./);
    await keyboard.activate(applicant.button('call.mute'));
    await keyboard.activate(applicant.button('call.unmute'), 'Space');
    await keyboard.activate(applicant.button('call.cameraOff'));
    await keyboard.activate(applicant.button('call.cameraOn'));
    await applicant.button('call.cameraOff').waitFor();
    await look(applicant, 'call');
    await look(desk, 'desk-call', atDesk);
    await readCaptions(desk, applicant, keyboard);
    const chat = page.getByRole('button', { name: new RegExp(`^${applicant.words.text('call.chat')}`) });
    await keyboard.activate(chat);
    await keyboard.type(applicant.chatField, said[0] ?? '');
    await keyboard.press('Enter');
    await desk.openTab('case.chat');
    await desk.say(said[1] ?? '');
    await page.getByText(said[1] ?? '').waitFor();
    await look(applicant, 'chat');
    await look(desk, 'desk-chat', atDesk);
    await keyboard.goTo(applicant.closePanel, 'Shift+Tab');
    await keyboard.press('Enter');
    await keyboard.expectFocus(chat);
    await desk.say(said[2] ?? '');
    await page.getByRole('button', { name: applicant.words.text('call.chatUnread', { count: 1 }) }).waitFor();
    await keyboard.activate(applicant.button('call.materials'));
    await page.getByRole('region', { name: applicant.words.text('materials.title') }).waitFor();
    await page.getByText(ownCase.pattern('number')).first().waitFor();
    const { caseId } = await findPapersWanting(applicant, desk);
    await page.getByText(ownCase.text('note', { note })).first().waitFor();
    await look(applicant, 'materials');
    await desk.openTab('case.guide');
    await look(desk, 'desk-guide', atDesk);
    await keyboard.activate(applicant.button('call.step'));
    await keyboard.expectDialogKeeps(applicant.button('call.step'));
    await keyboard.press('Enter');
    await look(applicant, 'link-step', inDialog);
    await keyboard.press('Escape');
    await keyboard.activate(applicant.button('call.end'));
    await look(applicant, 'end', inDialog);
    await keyboard.activate(applicant.button('call.endConfirm'));
    await keyboard.expectAtHeading();
    await keyboard.activate(applicant.button('rating.submit'));
    await see(applicant, 'rating.levelMissing');
    await look(applicant, 'rating');
    const level = (key: WordKey<'applicant'>) =>
      page.getByRole('radio', { name: applicant.words.text(key), exact: true });
    // Backwards one comes to the last of them first.
    await keyboard.goTo(level('rating.level.veryDissatisfied'), 'Shift+Tab');
    await keyboard.press('Space');
    for (const key of ['rating.level.dissatisfied', 'rating.level.basicallySatisfied'] as const) {
      await keyboard.press('ArrowUp');
      expect(await level(key).isChecked()).toBe(true);
    }
    await look(applicant, 'rating-chosen');
    await keyboard.activate(applicant.button('rating.submit'));
    await see(applicant, 'rating.thanks');
    await look(applicant, 'thanks');
    keyboard.expectAllSeen();
    const told = (await readAnnounced(page)).join('\n');
    for (const key of toldKeys)
      expect(told).toMatch(new RegExp(applicant.words.pattern(key).source.slice(1, -1)));
    expect(told).toContain(ticket);
    expect(told).toContain(ownCase.text('fault.incomplete'));
    await page.goto(`/cases/${caseId}`);
    await page.getByText(ownCase.text('line.notCompliant')).waitFor();
    await look(applicant, 'case', { ready: 'h2' });
    await desk.page.getByRole('heading', { name: desk.words.text('wrapUp.title') }).waitFor();
    await look(desk, 'desk-wrap-up', atDesk);
  });

  it('is clean, and no route was left out', () => {
    view.expectClean(stateCount, routesOf('withTicket'));
  });
});

describe('reading aloud', () => {
  it('says a page in its language, can be paused, marks what it reads, and stops when the page is left', async () => {
    const applicant = await stage.openApplicant();
    const { page, words } = applicant;
    await giveVoices(page);
    await applicant.openHome();
    expect(await elderButton(applicant, 'read.start').count()).toBe(0);
    await page.getByRole('button', { name: applicant.common.text('elder.enter') }).click();
    await applicant.chooseMatter('社会保障卡申领与补换');
    await page.locator('ol li').first().waitFor();
    await elderButton(applicant, 'read.start').click();
    await page.locator('h1[data-reading]').waitFor();
    await elderButton(applicant, 'read.pause').click();
    await elderButton(applicant, 'read.resume').click();
    await hearOut(page);
    const spoken = await readSpoken(page);
    expect(spoken.slice(0, 2).map(({ text }) => text)).toEqual(Array(2).fill('社会保障卡申领与补换'));
    expect([...new Set(spoken.map(({ lang }) => lang))]).toEqual(['zh-CN']);
    expect(spoken.at(-1)?.text).toContain(words.text('matter.start'));
    expect(spoken.map(({ text }) => text).join('')).not.toContain(applicant.common.text('back'));
    await elderButton(applicant, 'read.start').waitFor();

    await choose(applicant, 'zh-Hant', 'elder');
    const begin = page.getByRole('button', { name: readWords('zh-Hant', 'elder').text('read.start') });
    await begin.click();
    expect((await readSpoken(page)).at(-1)?.lang).toBe('zh-HK');
    await page.getByRole('link', { name: readWords('zh-Hant', 'common').text('back') }).click();
    await begin.waitFor();
    const count = (await readSpoken(page)).length;
    await hearOut(page);
    expect(await readSpoken(page)).toHaveLength(count);
  });
});

/** The agent finds the first paper of the list wanting and the second fine. */
async function findPapersWanting(applicant: Applicant, desk: Desk): Promise<Pick<OwnCaseView, 'caseId'>> {
  const own = applicant.person.context.request;
  const [call] = ((await (await own.get('/api/calls')).json()) as { calls: CallSummary[] }).calls;
  const answer = await own.get(`/api/calls/${call?.callId}/case`);
  const { caseId, lines } = ((await answer.json()) as { ownCase: OwnCaseView }).ownCase;
  const agent = desk.person.context.request;
  const found = [{ status: 'notCompliant', fault: 'incomplete', note }, { status: 'ok' }];
  for (const [index, review] of found.entries()) {
    const data = { seenAt: null, materialId: null, ...review };
    const answer = await agent.put(`/api/cases/${caseId}/lines/${lines[index]?.lineId}/review`, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
  return { caseId };
}

const elderButton = ({ page }: Applicant, key: WordKey<'elder'>) =>
  page.getByRole('button', { name: readWords('zh-Hans', 'elder').text(key) });

/** From the home page to the ticket without a mouse; each page begins at its heading. */
/** Turned on by the applicant alone: they read both sides, the desk is told so. Then at the desk, and off again. */
async function readCaptions(desk: Desk, applicant: Applicant, keyboard: Keyboard): Promise<void> {
  const logOf = ({ page }: Desk | Applicant) => page.getByRole('log', { name: captions.text('label') });
  const lineOf = (side: Desk | Applicant, who: string) => logOf(side).getByText(new RegExp(`^${who} `));
  await keyboard.activate(applicant.button('call.captions'));
  for (const who of [captions.text('you'), counters.socialCard.agents[0].displayName])
    await lineOf(applicant, who).first().waitFor();
  await desk.page.getByText(captions.text('demoForOthers')).waitFor();
  expect(await logOf(desk).count()).toBe(0);
  await applicant.person.takePicture('captions');
  await choose(applicant, 'zh-Hans', 'elder');
  await applicant.person.takePicture('captions-elder');
  await choose(applicant, 'zh-Hans', 'ordinary');
  await look(applicant, 'captions', { ready: '[role="log"]', isShort: true });
  await desk.person.takePicture('desk-captions-told');
  await desk.button('call.captions').click();
  await lineOf(desk, name).first().waitFor();
  await look(desk, 'desk-captions', atDesk);
  await desk.button('call.captions').click();
  await keyboard.activate(applicant.button('call.captions'));
  await desk.page.locator('[data-captions]').waitFor({ state: 'detached' });
}

async function goToTicketByKeyboard(applicant: Applicant, keyboard: Keyboard): Promise<string> {
  const { page, words } = applicant;
  const field = (key: WordKey<'applicant'>) => page.getByLabel(words.text(key), { exact: true });
  const titles = new Set<string>();
  const arrive = async (title?: string) => {
    await keyboard.expectAtHeading(title);
    titles.add(await page.title());
  };
  await applicant.openHome();
  titles.add(await page.title());
  await keyboard.type(page.getByRole('searchbox'), '社保卡');
  await page.getByText(words.pattern('home.searchCount')).waitFor();
  const matter = '社会保障卡申领与补换';
  await keyboard.activate(page.getByRole('link', { name: matter }).first());
  await arrive(matter);
  await keyboard.activate(applicant.link('matter.start'));
  await arrive(words.text('matter.start'));
  await keyboard.activate(applicant.button('signIn.submit'));
  // What is wrong is said, and belongs to its field.
  expect(await field('signIn.name').getAttribute('aria-invalid')).toBe('true');
  expect(await field('signIn.name').getAttribute('aria-describedby')).toMatch(/error/);
  await keyboard.type(field('signIn.name'), name);
  await keyboard.type(field('signIn.phone'), '13800000064');
  await keyboard.activate(applicant.button('signIn.sendCode'));
  await keyboard.activate(applicant.button('signIn.demoFill'));
  await keyboard.activate(applicant.button('signIn.submit'));
  await applicant.button('consent.submit').waitFor();
  await keyboard.activate(field('consent.agree'), 'Space');
  await keyboard.activate(applicant.button('consent.submit'));
  await arrive(words.text('check.title'));
  await applicant.checkDevices();
  await keyboard.activate(applicant.button('check.submit'));
  await applicant.button('waiting.pause').waitFor();
  titles.add(await page.title());
  const ticket = await applicant.readTicket();
  expect(titles.size).toBe(4);
  return ticket;
}
