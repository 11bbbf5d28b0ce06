import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Browser } from 'playwright-core';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import { Person, type PersonOptions } from './person.ts';
import { readWords, type WordKey, type Words } from './words.ts';

type Values = Record<string, string | number>;
type Key = WordKey<'supervision'> | WordKey<'case-file'>;
const isOfCase = (key: Key): key is WordKey<'case-file'> => /^cases\.|^caseOf\./.test(key);

/** Who oversees the agents, in the words of the story: those of the pages, and of the cases that agents see too. */
export class Supervisor {
  readonly person: Person;
  readonly words: { text(key: Key, values?: Values): string; pattern(key: Key, values?: Values): RegExp };
  readonly #door: Words<'desk'>;

  private constructor(person: Person, locale: Locale) {
    this.person = person;
    const own = readWords(locale, 'supervision');
    const ofCase = readWords(locale, 'case-file');
    this.words = {
      text: (key, values = {}) => (isOfCase(key) ? ofCase.text(key, values) : own.text(key, values)),
      pattern: (key, values = {}) => (isOfCase(key) ? ofCase.pattern(key, values) : own.pattern(key, values)),
    };
    this.#door = readWords(locale, 'desk');
  }

  static async open(browser: Browser, options: PersonOptions): Promise<Supervisor> {
    return new Supervisor(await Person.open(browser, options), options.locale ?? 'zh-Hans');
  }

  get page() {
    return this.person.page;
  }

  heading(key: Key, values: Values = {}) {
    return this.page.getByRole('heading', { name: this.words.pattern(key, values) });
  }

  text(key: Key, values: Values = {}) {
    return this.page.getByText(this.words.pattern(key, values)).first();
  }

  async openSignIn(): Promise<void> {
    await this.page.goto('/supervision');
    await this.heading('signIn.title').waitFor();
  }

  async signIn(loginName = 's001'): Promise<void> {
    await this.page.getByLabel(this.#door.text('signIn.loginName'), { exact: true }).fill(loginName);
    await this.page.getByLabel(this.#door.text('signIn.password'), { exact: true }).fill(demoPassword);
    await this.page.getByRole('button', { name: this.#door.text('signIn.submit') }).click();
  }

  /** Types a number and looks for it in all days. */
  async find(ticket: string): Promise<void> {
    await this.page.getByLabel(this.words.text('calls.ticket'), { exact: true }).fill(ticket);
    await this.page.getByLabel(this.words.text('calls.day'), { exact: true }).fill('');
    await this.page.getByRole('button', { name: this.words.text('calls.find') }).click();
  }

  async openCall(ticket: string): Promise<void> {
    await this.page.getByRole('link', { name: new RegExp(`^${ticket} `) }).click();
    await this.heading('why.title', { ticket }).waitFor();
  }

  /** By a number, name or phone, whatever its state. */
  async findCase(text: string): Promise<void> {
    await this.page.getByRole('link', { name: this.words.text('nav.cases'), exact: true }).click();
    await this.page.getByLabel(this.words.text('cases.text'), { exact: true }).fill(text);
    await this.page.getByLabel(this.words.text('cases.state'), { exact: true }).selectOption('any');
    await this.page.getByRole('button', { name: this.words.text('cases.find') }).click();
  }

  button(key: Key, values: Values = {}) {
    return this.page.getByRole('button', { name: this.words.pattern(key, values) });
  }

  field(key: Key) {
    return this.page.getByLabel(this.words.text(key), { exact: true });
  }

  async openDay(): Promise<void> {
    await this.page.getByRole('link', { name: this.words.text('nav.day') }).click();
    await this.heading('day.title').waitFor();
  }
}
