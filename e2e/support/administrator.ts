import { readFile } from 'node:fs/promises';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Browser } from 'playwright-core';
import { demoPassword } from '../../server/src/test-support/test-platform.ts';
import { Person, type PersonOptions } from './person.ts';
import { readWords, type WordKey, type Words } from './words.ts';

/** Who administers the platform, in the words of the story. */
export class Administrator {
  readonly person: Person;
  readonly words: Words<'administration'>;
  readonly #door: Words<'desk'>;

  private constructor(person: Person, locale: Locale) {
    this.person = person;
    this.words = readWords(locale, 'administration');
    this.#door = readWords(locale, 'desk');
  }

  static async open(browser: Browser, options: PersonOptions): Promise<Administrator> {
    return new Administrator(await Person.open(browser, options), options.locale ?? 'zh-Hans');
  }

  get page() {
    return this.person.page;
  }

  heading(key: WordKey<'administration'>, values = {}) {
    return this.page.getByRole('heading', { name: this.words.pattern(key, values) });
  }

  text(key: WordKey<'administration'>, values = {}) {
    return this.page.getByText(this.words.pattern(key, values)).first();
  }

  button(key: WordKey<'administration'>) {
    return this.page.getByRole('button', { name: this.words.text(key), exact: true });
  }

  field(key: WordKey<'administration'>) {
    return this.page.getByLabel(this.words.text(key), { exact: true });
  }

  async signIn(loginName = 'admin'): Promise<void> {
    await this.page.goto('/administration');
    await this.heading('signIn.title').waitFor();
    await this.page.getByLabel(this.#door.text('signIn.loginName'), { exact: true }).fill(loginName);
    await this.page.getByLabel(this.#door.text('signIn.password'), { exact: true }).fill(demoPassword);
    await this.page.getByRole('button', { name: this.#door.text('signIn.submit') }).click();
  }

  /** From the list to the page of a new code; resolves to the code the system chose. */
  async make(wish: { label: string; entryPoint: string; target: string; place?: string }): Promise<string> {
    await this.page.getByRole('link', { name: this.words.text('list.make') }).click();
    await this.heading('make.title').waitFor();
    await this.field('form.entryPoint').selectOption(wish.entryPoint);
    await this.field('form.chinese').fill(wish.label);
    await this.field('form.target').selectOption(wish.target);
    if (wish.place) await this.field('form.place').selectOption(wish.place);
    await this.button('make.submit').click();
    await this.text('code.done.made').waitFor();
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  async find(text: string): Promise<void> {
    await this.field('search.text').fill(text);
    await this.button('search.find').click();
  }

  async openCode(code: string): Promise<void> {
    await this.page.getByRole('link', { name: new RegExp(`^${code} `) }).click();
    await this.heading('change.title').waitFor();
  }

  async revoke(reason: string): Promise<void> {
    await this.button('revoke.start').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(this.words.text('revoke.reason'), { exact: true }).fill(reason);
    await dialog.getByRole('button', { name: this.words.text('revoke.confirm'), exact: true }).click();
    await this.text('code.done.revoked').waitFor();
  }

  /** The bytes of the file that the browser saves. */
  async print(key: 'print.sheet' | 'print.poster'): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.button(key).click()]);
    return readFile(await download.path());
  }
}
