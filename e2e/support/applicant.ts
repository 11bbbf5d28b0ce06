import { basename } from 'node:path';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Browser, Locator } from 'playwright-core';
import { Person, type PersonOptions } from './person.ts';
import { readWords, type WordKey, type Words } from './words.ts';

type ApplicantOptions = Omit<PersonOptions, 'device'> & Partial<Pick<PersonOptions, 'device'>>;
type RatingLevel = 'verySatisfied' | 'satisfied' | 'basicallySatisfied' | 'dissatisfied' | 'veryDissatisfied';
export type Identity = { name: string; phone: string };

/** Which of the three ways the device check ends in. */
type CheckEnd = 'check.submit' | 'check.submitAudio' | 'check.submitText';

/** The applicant's pages in the words of the story. */
export class Applicant {
  readonly person: Person;
  readonly words: Words<'applicant'>;
  readonly common: Words<'common'>;
  readonly later: Words<'later'>;
  readonly check: Words<'check'>;
  readonly browser: Words<'browser'>;

  private constructor(person: Person, locale: Locale) {
    this.person = person;
    this.words = readWords(locale, 'applicant');
    this.common = readWords(locale, 'common');
    this.later = readWords(locale, 'later');
    this.check = readWords(locale, 'check');
    this.browser = readWords(locale, 'browser');
  }

  static async open(browser: Browser, options: ApplicantOptions): Promise<Applicant> {
    const person = await Person.open(browser, { device: 'phone', ...options });
    return new Applicant(person, options.locale ?? 'zh-Hans');
  }

  get page() {
    return this.person.page;
  }

  button(key: WordKey<'applicant'>): Locator {
    return this.page.getByRole('button', { name: this.words.pattern(key) });
  }

  link(key: WordKey<'applicant'>): Locator {
    return this.page.getByRole('link', { name: this.words.pattern(key) });
  }

  async openHome(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('heading', { name: this.words.text('home.departments') }).waitFor();
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: this.words.text('home.searchLabel') }).fill(words);
    await this.page.getByText(this.words.pattern('home.searchCount')).waitFor();
  }

  /** From the list on the screen. */
  async chooseMatter(name: string): Promise<void> {
    await this.page.getByRole('link', { name }).first().click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async openMatter(matterId: string): Promise<void> {
    await this.page.goto(`/matters/${matterId}`);
  }

  async start(): Promise<void> {
    await this.link('matter.start').click();
    await this.button('signIn.sendCode').or(this.button('consent.submit')).waitFor();
  }

  async signIn(identity: Identity): Promise<void> {
    await this.sayWho(identity);
    await this.button('consent.submit').waitFor();
  }

  /** With the code that the demo shows on the screen. */
  async sayWho({ name, phone }: Identity): Promise<void> {
    await this.page.getByLabel(this.words.text('signIn.name'), { exact: true }).fill(name);
    await this.page.getByLabel(this.words.text('signIn.phone'), { exact: true }).fill(phone);
    await this.button('signIn.sendCode').click();
    await this.button('signIn.demoFill').click();
    await this.button('signIn.submit').click();
  }

  async giveConsent(): Promise<void> {
    await this.page.getByLabel(this.words.text('consent.agree')).check();
    await this.button('consent.submit').click();
    await this.page.getByRole('heading', { name: this.words.text('check.title') }).waitFor();
  }

  /** Until camera and microphone have their answer; few wait for that of the network. */
  async checkDevices(): Promise<void> {
    await this.page.getByText(this.words.text('check.cameraOn')).waitFor();
    await this.page.getByText(this.words.text('check.microphoneOn')).waitFor();
  }

  /** Until the network has its verdict. */
  async checkNetwork(verdict: 'video' | 'voice' | 'text' | 'kiosk'): Promise<void> {
    await this.page.getByText(this.check.text(`network.verdict.${verdict}`)).waitFor({ timeout: 45_000 });
  }

  /** What a line loses by chance may be measured as worse than it is: then again, as people would. */
  async checkNetworkAgain(verdict: 'voice', tries: number): Promise<void> {
    const again = this.page.getByRole('button', { name: this.check.text('network.again') });
    for (let attempt = 0; attempt < tries; attempt += 1) {
      await again.click();
      await this.page.getByRole('progressbar', { name: this.check.text('network.progress') }).waitFor();
      await again.waitFor({ timeout: 45_000 });
      if (await this.page.getByText(this.check.text(`network.verdict.${verdict}`)).isVisible()) return;
    }
    await this.checkNetwork(verdict);
  }

  async openLinkFigures(): Promise<void> {
    await this.page.getByText(this.check.text('figures.show')).click();
  }

  /** What the check of the network says of this. */
  async readLinkFigure(key: WordKey<'check'>): Promise<string> {
    const name = this.page.getByText(this.check.text(key), { exact: true });
    const value = this.page.locator('dl > div', { has: name }).locator('dd');
    return (await value.textContent()) ?? '';
  }

  async takeTicket(by: CheckEnd = 'check.submit'): Promise<string> {
    await this.button(by).click();
    await this.waitAllTheSame();
    return this.readTicket();
  }

  /** Where no agent is signed in the page asks whether one waits nevertheless. */
  async waitAllTheSame(): Promise<void> {
    const wait = this.page.getByRole('button', { name: this.later.text('choices.wait') });
    const ticket = this.page.getByRole('region', { name: this.words.text('waiting.yourNumber') });
    await wait.or(ticket).or(this.page.getByRole('alert')).first().waitFor();
    if (await wait.isVisible()) await wait.click();
  }

  /** From the matter's address past the consent, for something else than to talk now. */
  async beginFor(key: 'matter.book' | 'matter.message', matterId: string, identity: Identity): Promise<void> {
    await this.openMatter(matterId);
    await this.link(key).click();
    await this.signIn(identity);
    await this.page.getByLabel(this.words.text('consent.agree')).check();
    await this.button('consent.submit').click();
  }

  laterButton(key: WordKey<'later'>, values = {}): Locator {
    return this.page.getByRole('button', { name: this.later.pattern(key, values) });
  }

  laterText(key: WordKey<'later'>, values = {}): Locator {
    return this.page.getByText(this.later.pattern(key, values));
  }

  /** From the matter's address to the ticket, by the shortest way. */
  async queueFor(matterId: string, identity: Identity): Promise<string> {
    await this.openMatter(matterId);
    await this.start();
    await this.signIn(identity);
    await this.giveConsent();
    await this.checkDevices();
    return this.takeTicket();
  }

  /** The number on the waiting page. */
  async readTicket(): Promise<string> {
    const panel = this.page.getByRole('region', { name: this.words.text('waiting.yourNumber') });
    const number = await panel.getByText(/^[A-Z]+\d{3,}$/).textContent();
    return number ?? '';
  }

  /** The words under the number: how many are ahead, or that it rings. */
  place(key: 'waiting.aheadNone' | 'waiting.ahead' | 'waiting.ringingTitle', values = {}): Locator {
    return this.page.getByText(this.words.pattern(key, values));
  }

  /** Of the agent's picture. */
  async findVideoName(): Promise<string> {
    const video = this.page.locator('video').and(this.page.getByLabel(this.words.pattern('call.agentVideo')));
    return (await video.getAttribute('aria-label')) ?? '';
  }

  /** The call's page, with the agent's name, department and number on it. */
  async waitForCall(agent: { displayName: string; agentNumber: string }): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: agent.displayName }).waitFor();
    await this.page.getByText(this.words.text('call.agentNumber', { number: agent.agentNumber })).waitFor();
    await this.page.getByRole('timer', { name: this.words.text('call.duration') }).waitFor();
  }

  get chatField(): Locator {
    return this.page.getByLabel(this.common.text('chat.label'), { exact: true });
  }

  /** Of whatever came up beside the pictures. */
  get closePanel(): Locator {
    return this.page.getByRole('button', { name: this.common.text('closePanel'), exact: true });
  }

  async say(text: string): Promise<void> {
    await this.chatField.fill(text);
    await this.page.getByRole('button', { name: this.common.text('chat.send'), exact: true }).click();
  }

  async openChat(): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${this.words.text('call.chat')}`) }).click();
    await this.page.getByRole('region', { name: this.common.text('chat.title') }).waitFor();
  }

  async openMaterials(): Promise<void> {
    await this.button('call.materials').click();
    await this.page.getByRole('region', { name: this.words.text('materials.title') }).waitFor();
  }

  /** For one line of the list; waits until it is there. */
  async upload(materialName: string, path: string): Promise<void> {
    const label = `${this.words.text('materials.choose')} ${materialName}`;
    await this.page.locator(`input[type=file][aria-label="${label}"]`).setInputFiles(path);
    const fileName = basename(path);
    await this.page
      .getByRole('link', { name: this.words.text('materials.open', { name: fileName }) })
      .waitFor();
  }

  async mute(): Promise<void> {
    await this.button('call.mute').click();
    await this.button('call.unmute').waitFor();
  }

  async rate(level: RatingLevel): Promise<void> {
    await this.page.getByRole('radio', { name: this.words.text(`rating.level.${level}`) }).check();
  }

  async sendRating(): Promise<void> {
    await this.button('rating.submit').click();
    await this.page.getByText(this.words.text('rating.thanks')).waitFor();
  }

  async close(): Promise<void> {
    await this.person.close();
  }
}
