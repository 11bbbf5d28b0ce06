import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import type { Desk } from './desk.ts';
import { readPackets, readPictures } from './media-probe.ts';
import { readWords } from './words.ts';

export const joint = readWords('zh-Hans', 'joint');
export const sitting = readWords('zh-Hans', 'sitting');

type SeatWish = { department: string; question: string; isOptional?: boolean };

/** Whoever is to be reached by a name that begins so. */
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name }).first();

/** What the page is in: a phase of the room, or its door. */
export const roomOf = (page: Page, state: string): Locator => page.locator(`[data-room="${state}"]`);

/** In a talk: names departments and what each is asked, to be called at once. */
export async function proposeReview(desk: Desk, subject: string, seats: readonly SeatWish[]): Promise<void> {
  const { page } = desk;
  await desk.button('call.joint').click();
  await page.getByLabel(joint.text('propose.subject'), { exact: true }).fill(subject);
  for (const { department, question, isOptional = false } of seats) {
    const choice = page.getByLabel(joint.text('propose.addSeat'), { exact: true });
    const option = choice.locator('option', { hasText: department });
    await choice.selectOption((await option.getAttribute('value')) ?? '');
    const seat = page.getByRole('group', { name: department, exact: true });
    await seat.getByRole('textbox').first().fill(question);
    if (isOptional) await seat.getByRole('checkbox', { name: joint.text('propose.required') }).uncheck();
  }
  await page.getByLabel(joint.text('propose.ownQuestion'), { exact: true }).fill('经营场所是否合规');
  await page.getByLabel(joint.text('propose.checklist'), { exact: true }).fill('平面布置图\n排烟口位置');
}

export async function sendProposal({ page }: Desk): Promise<void> {
  await button(page, joint.text('propose.sendNow')).click();
  await page.getByText(joint.text('state.inviting'), { exact: true }).waitFor();
}

/** A seat rings at this desk. */
export const seatRings = ({ page }: Desk): Promise<void> =>
  page.getByRole('heading', { name: joint.text('offer.title') }).waitFor();

export async function acceptSeat(desk: Desk): Promise<void> {
  await seatRings(desk);
  await desk.page.getByRole('button', { name: new RegExp(`^${joint.text('offer.accept')}`) }).click();
}

export async function declineSeat(desk: Desk, reason: string, substitute: string): Promise<void> {
  const { page } = desk;
  await seatRings(desk);
  await page.getByRole('button', { name: new RegExp(`^${joint.text('offer.decline')}`) }).click();
  await page.getByLabel(joint.text('decline.reason'), { exact: true }).fill(reason);
  const choice = page.getByLabel(joint.text('decline.substitute'), { exact: true });
  const option = choice.locator('option', { hasText: substitute });
  await expect.poll(() => option.count()).toBe(1);
  await choice.selectOption((await option.getAttribute('value')) ?? '');
  await page.getByRole('button', { name: joint.text('decline.confirm'), exact: true }).click();
}

type Act =
  | 'convene'
  | 'reconvene'
  | 'open'
  | 'closeSession'
  | 'callApplicant'
  | 'endSitting'
  | 'adjourn'
  | 'consolidate';
const askedOnceMore: readonly Act[] = ['closeSession', 'endSitting', 'adjourn'];

/** What the lead does in the room's own bar; asked once more where others lose something by it, and why where a reason is due. */
export async function act({ page }: Desk, name: Act, reason?: string): Promise<void> {
  const press = (within: Page | Locator) =>
    within
      .getByRole('button', { name: joint.text(`act.${name}`), exact: true })
      .first()
      .click();
  await press(page);
  if (!askedOnceMore.includes(name)) return;
  const dialog = page.getByRole('dialog');
  if (reason !== undefined) await dialog.getByLabel(joint.text('ask.reason'), { exact: true }).fill(reason);
  await press(dialog);
}

/** The chair does something to this person, beside their name among the people. */
export async function moderate(
  { page }: Desk,
  name: string,
  deed: 'silence.microphone' | 'silence.camera' | 'allow.camera' | 'giveFloor' | 'remove',
): Promise<void> {
  const more = page.getByRole('button', { name: sitting.text('people.more', { name }), exact: true });
  const row = page.getByRole('listitem').filter({ has: more });
  if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click();
  await row.getByRole('button', { name: sitting.text(`people.${deed}`), exact: true }).click();
}

const common = readWords('zh-Hans', 'common');

/** Everything flows, whatever a busy machine makes of the link. */
export async function holdEverything({ page }: { page: Page }): Promise<void> {
  await page.getByRole('button', { name: sitting.text('tools.step'), exact: true }).click();
  await page.getByRole('radio', { name: common.text('linkStep.of.full') }).check();
  await page.getByRole('button', { name: common.text('linkStep.done') }).click();
}

/** Frames of so many others are decoded between one look and the next, far enough apart for a busy machine, and of nobody else. */
export async function expectFaces(page: Page, count: number): Promise<void> {
  let before = await readPictures(page);
  const growing = async () => {
    const now = await readPictures(page);
    const grown = Object.keys(now).filter((id) => (now[id] ?? 0) > (before[id] ?? 0));
    before = now;
    return grown.length;
  };
  await expect.poll(growing, { interval: 1_500 }).toBe(count);
}

/** Pictures that are received or could be at once. */
export const countPictures = async (page: Page): Promise<number> =>
  Object.keys(await readPictures(page)).length;

type Heard = { of: string; kind: 'audio' | 'video' };

/**
 * Of one kind of one person nothing more comes to this page, while the voice of another goes on and on. What was under way when
 * it stopped has arrived by the first look.
 */
export async function expectFlat(
  { page }: { page: Page },
  { of, kind }: Heard,
  meanwhile: string,
): Promise<void> {
  const read = async (name: string, which: Heard['kind']) =>
    (await readPackets(page, sitting.text('tile.video', { name })))[which];
  const goOn = async () => {
    const before = (await read(meanwhile, 'audio')) ?? 0;
    await expect.poll(() => read(meanwhile, 'audio')).toBeGreaterThan(before + 40);
  };
  await goOn();
  const last = await read(of, kind);
  await goOn();
  expect(await read(of, kind)).toBe(last);
}

/** More and more of it comes. */
export async function expectFlow({ page }: { page: Page }, { of, kind }: Heard): Promise<void> {
  const read = async () => (await readPackets(page, sitting.text('tile.video', { name: of })))[kind];
  const before = (await read()) ?? 0;
  await expect.poll(read).toBeGreaterThan(before + 10);
}

/** Every line of the room's chat that this page has. */
export const readChat = ({ page }: { page: Page }): Promise<string[]> =>
  page
    .getByRole('list', { name: common.text('chat.title') })
    .locator('li > div')
    .allInnerTexts();

/** With the chat open: the line is there and has gone out. */
export async function sayInRoom(who: { page: Page }, text: string): Promise<void> {
  const { page } = who;
  await page.getByLabel(common.text('chat.label'), { exact: true }).fill(text);
  await page.getByRole('button', { name: common.text('chat.send'), exact: true }).click();
  await expect.poll(() => readChat(who)).toContain(text);
}

/** At the desk it is a tab, on the phone a sheet. */
export const openRoomChat = ({ page }: { page: Page }): Promise<void> =>
  page.getByRole('button', { name: new RegExp(`^${sitting.text('tools.chat')}`) }).click();

export const closeRoomChat = ({ page }: { page: Page }): Promise<void> =>
  page.getByRole('button', { name: common.text('closePanel'), exact: true }).click();

export async function openTab({ page }: Desk, tab: 'people' | 'review'): Promise<void> {
  await page.getByRole('button', { name: joint.text(`tab.${tab}`), exact: true }).click();
}

type Verdict = 'agree' | 'agreeWithConditions' | 'disagree' | 'notOurs';
type Words = { text: string; condition?: string; basis?: string; askInstead?: string };

/** Writes one's own opinion, until the draft is saved. */
export async function writeOpinion({ page }: Desk, verdict: Verdict, words: Words): Promise<void> {
  const fill = async (label: string, text: string | undefined) => {
    if (text !== undefined) await page.getByLabel(label, { exact: true }).fill(text);
  };
  await page.getByRole('radio', { name: new RegExp(`^${joint.text(`verdict.${verdict}`)}`) }).check();
  await fill(joint.text('opinion.text'), words.text);
  await fill(joint.text('opinion.basisNeeded'), words.basis);
  await fill(joint.text('opinion.askInstead'), words.askInstead);
  if (words.condition !== undefined) {
    await page.getByRole('button', { name: joint.text('opinion.addLine.condition'), exact: true }).click();
    await fill(joint.text('opinion.lineText', { at: 1 }), words.condition);
  }
  await page.getByText(joint.text('opinion.phase.saved'), { exact: true }).waitFor();
}

/** How one conflict is settled, in the form that is open; `follows`: whose opinion it goes by. */
export async function settleConflict(page: Page, at: number, follows: string, words: string): Promise<void> {
  const conflict = page.getByRole('region', { name: new RegExp(`^${joint.text('conflict.title', { at })}`) });
  await conflict.getByRole('radio', { name: follows, exact: true }).check();
  await conflict.getByLabel(joint.text('conflict.words'), { exact: true }).fill(words);
}

export async function signOpinion({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: joint.text('opinion.sign'), exact: true }).click();
  await giveName(page, joint.text('sign.confirm'));
  await page
    .getByRole('button', { name: joint.text('opinion.sign'), exact: true })
    .waitFor({ state: 'detached' });
}

/** With one's own password. */
export async function giveName(page: Page, confirm: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(joint.text('sign.password'), { exact: true }).fill(demoPassword);
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
}
