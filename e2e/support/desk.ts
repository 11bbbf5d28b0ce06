import type { OfferView } from '@cloudseat/shared/nouns/agent.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Browser, Locator } from 'playwright-core';
import { expect } from 'vitest';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import { Person, type PersonOptions } from './person.ts';
import { readWords, type WordKey, type Words } from './words.ts';

type DeskOptions = Omit<PersonOptions, 'device'>;

type Purpose = OfferView['purpose'];

/** The agent's desk in the words of the story. */
export class Desk {
  readonly person: Person;
  readonly words: Words<'desk'>;
  readonly #locale: Locale;

  private constructor(person: Person, locale: Locale) {
    this.person = person;
    this.#locale = locale;
    this.words = readWords(locale, 'desk');
  }

  static async open(browser: Browser, options: DeskOptions): Promise<Desk> {
    return new Desk(await Person.open(browser, { device: 'desk', ...options }), options.locale ?? 'zh-Hans');
  }

  get page() {
    return this.person.page;
  }

  button(key: WordKey<'desk'>): Locator {
    return this.page.getByRole('button', { name: this.words.pattern(key) });
  }

  /** Buttons that show their key beside their word. */
  #answer(key: 'offer.accept' | 'offer.decline'): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${this.words.text(key)}`) });
  }

  text(key: WordKey<'desk'>, values = {}): Locator {
    return this.page.getByText(this.words.pattern(key, values));
  }

  async openSignIn(): Promise<void> {
    await this.page.goto('/desk');
    await this.page.getByRole('heading', { name: this.words.text('signIn.title') }).waitFor();
  }

  async signIn(loginName: string): Promise<void> {
    await this.page.getByLabel(this.words.text('signIn.loginName'), { exact: true }).fill(loginName);
    await this.page.getByLabel(this.words.text('signIn.password'), { exact: true }).fill(demoPassword);
    await this.button('signIn.submit').click();
    await this.text('idle.offline').waitFor();
  }

  /** The first time the desk shows camera and microphone before anybody comes; until both are open. */
  async openDevices(): Promise<void> {
    await this.button('idle.goReady').click();
    const name = this.words.text('devices.goReady');
    await this.page.getByRole('button', { name, disabled: false }).waitFor();
    await this.page.getByLabel(this.words.text('devices.preview'), { exact: true }).waitFor();
  }

  async startWork(): Promise<void> {
    await this.button('devices.goReady').click();
  }

  /** Signed in and ready, by the shortest way. */
  async beReady(loginName: string): Promise<void> {
    await this.openSignIn();
    await this.signIn(loginName);
    await this.openDevices();
    await this.startWork();
  }

  /** An order rings. */
  async waitForOffer(ticket: string, purpose: Purpose = 'visit'): Promise<Locator> {
    const title = this.words.text(`offer.titleOf.${purpose}`);
    const card = this.page.getByRole('region', { name: `${title} ${ticket}` });
    await card.waitFor();
    return card;
  }

  /** Whichever order rings: its ticket. */
  async readOffer(purpose: Purpose = 'visit'): Promise<string> {
    const words = this.words.text(`offer.titleOf.${purpose}`);
    const title = this.page.getByRole('heading', {
      level: 1,
      name: new RegExp(`^${words} `),
    });
    return ((await title.textContent()) ?? '').replace(words, '').trim();
  }

  async accept(): Promise<void> {
    await this.#answer('offer.accept').click();
  }

  /** In the dialog that lists them. */
  async chooseTarget(name: string): Promise<void> {
    await this.page.getByLabel(this.words.text('leg.search'), { exact: true }).fill(name);
    await this.page.getByRole('radio', { name: new RegExp(name) }).check();
  }

  async decline(
    reason: 'notMySkill' | 'systemFault' | 'mustLeave' | 'conflictOfInterest' | 'other',
  ): Promise<void> {
    await this.#answer('offer.decline').click();
    await this.page.getByRole('menuitem', { name: this.words.text(`offer.reason.${reason}`) }).click();
  }

  /** The call's panel, with the time of the talk running. */
  async waitForCall(applicantName: string): Promise<void> {
    const call = this.page.getByRole('region', { name: applicantName });
    await call.getByText(this.words.pattern('call.talk')).waitFor();
  }

  /** Of the applicant's picture. */
  async findVideoName(): Promise<string> {
    return this.words.text('call.applicantVideo');
  }

  async openTab(
    key: 'case.applicant' | 'case.materialsCount' | 'case.form' | 'case.chat' | 'case.guide',
  ): Promise<Locator> {
    const name = key === 'case.chat' ? new RegExp(`^${this.words.text(key)}`) : this.words.pattern(key);
    await this.page.getByRole('tab', { name }).click();
    return this.page.getByRole('tabpanel', { name });
  }

  /** Until a picture among the files is seen, not only named. */
  async waitForPreview(files: Locator): Promise<void> {
    const isShown = (image: SVGElement | HTMLElement) => (image as HTMLImageElement).naturalWidth > 0;
    await expect.poll(() => files.locator('img').first().evaluate(isShown)).toBe(true);
  }

  /** In the chat's tab. */
  async say(text: string): Promise<void> {
    await this.page.getByLabel(this.words.text('chat.label'), { exact: true }).fill(text);
    await this.button('chat.send').click();
  }

  async takeNotes(text: string): Promise<void> {
    await this.page.getByLabel(this.words.text('notes.label'), { exact: true }).fill(text);
    await this.text('notes.saved').waitFor();
  }

  async mute(): Promise<void> {
    await this.button('call.mute').click();
    await this.button('call.unmute').waitFor();
  }

  async openDeviceSettings(): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: this.words.text('devices.open') })
      .click();
    const dialog = this.page.getByRole('dialog', { name: this.words.text('devices.title') });
    await dialog.getByLabel(this.words.text('devices.preview'), { exact: true }).waitFor();
  }

  /** Everything flows, whatever a busy machine makes of the links. */
  async holdEverything(): Promise<void> {
    const words = readWords(this.#locale, 'common');
    await this.button('call.step').click();
    await this.page.getByRole('radio', { name: words.text('linkStep.of.full') }).check();
    await this.page.getByRole('button', { name: words.text('linkStep.done') }).click();
  }

  async end(): Promise<void> {
    await this.button('call.end').click();
    await this.button('call.endConfirm').click();
    await this.page.getByRole('heading', { name: this.words.text('wrapUp.title') }).waitFor();
  }

  async saveWrapUp(disposition: 'answered' | 'accepted' | 'materialsMissing'): Promise<void> {
    await this.page
      .getByRole('radio', { name: this.words.text(`wrapUp.dispositionOf.${disposition}`) })
      .check();
    await this.button('wrapUp.save').click();
    await this.page
      .getByRole('heading', { name: this.words.text('wrapUp.title') })
      .waitFor({ state: 'detached' });
  }

  async setStatus(status: 'ready' | 'offline'): Promise<void> {
    await this.page.getByTitle(this.words.text('status.change')).click();
    await this.page.getByRole('menuitem', { name: this.words.text(`status.${status}`) }).click();
  }

  /** Signed in, and busy with papers. */
  async doPaperwork(): Promise<void> {
    await this.page.getByTitle(this.words.text('status.change')).click();
    await this.page.getByRole('menuitem', { name: this.words.text('status.reason.paperwork') }).click();
  }

  /** What somebody in line has written, once it is told on the desk. */
  async openWaitingChat(ticket: string): Promise<void> {
    const words = this.words.text('queue.chatUnanswered', { count: 1 });
    await this.page.getByRole('button', { name: `${ticket} ${words}` }).click();
    await this.page.getByRole('dialog').waitFor();
  }

  async close(): Promise<void> {
    await this.person.close();
  }
}
