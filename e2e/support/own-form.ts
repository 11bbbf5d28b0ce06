import type { Locator } from 'playwright-core';
import type { Applicant } from './applicant.ts';
import { readWords } from './words.ts';

const own = readWords('zh-Hans', 'own-case');
const form = readWords('zh-Hans', 'form');
const papers = readWords('zh-Hans', 'case-papers');
const signing = readWords('zh-Hans', 'signature');

/** The form on the page of an own case, by the names of its fields. */
export class OwnFormPage {
  readonly #applicant: Applicant;

  constructor(applicant: Applicant) {
    this.#applicant = applicant;
  }

  get #card(): Locator {
    return this.#applicant.page.getByRole('region', { name: own.text('form.title'), exact: true });
  }

  #field(label: string): Locator {
    return this.#card.getByRole('group', { name: label, exact: true });
  }

  async open(how: 'notBegun' | 'open' | 'completed'): Promise<void> {
    await this.#card.getByRole('button', { name: own.text(`form.to.${how}`) }).click();
    if (how === 'notBegun') await this.#card.getByRole('button', { name: form.text('fill.begin') }).click();
  }

  async close(): Promise<void> {
    await this.#card.getByRole('button', { name: own.text('form.close') }).click();
  }

  /** Until it is saved. */
  async write(values: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      await this.#field(label).getByRole('textbox').fill(value);
      await this.#field(label).getByRole('textbox').blur();
    }
    await this.#card.getByText(form.text('fill.saved'), { exact: true }).waitFor();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.#field(label).getByLabel(option, { exact: true }).check();
  }

  async valueOf(label: string): Promise<string> {
    return this.#field(label).getByRole('textbox').inputValue();
  }

  async send(): Promise<void> {
    await this.#card.getByRole('button', { name: form.text('fill.complete') }).click();
    await this.#card.getByText(form.text('fill.done')).waitFor();
  }

  /** By a typed name, once its paper is there; until it stands there as signed. */
  async sign(name: string): Promise<void> {
    const { page } = this.#applicant;
    await this.#card.getByRole('button', { name: papers.text('voucher.sign') }).click();
    const screen = page.getByRole('dialog');
    // Nobody signs what was not opened.
    await screen.getByRole('button', { name: signing.text('read.agree') }).click();
    await screen.getByText(signing.text('read.openFirst')).waitFor();
    const [paper] = await Promise.all([
      page.context().waitForEvent('page'),
      screen.getByRole('link', { name: signing.text('read.open') }).click(),
    ]);
    await paper.close();
    await screen.getByRole('button', { name: signing.text('read.agree') }).click();
    await screen.getByRole('button', { name: signing.text('sign.cannot') }).click();
    await screen.getByLabel(signing.text('type.name'), { exact: true }).fill(name);
    await screen.getByLabel(signing.text('type.tick')).check();
    await screen.getByRole('button', { name: signing.text('type.submit') }).click();
    await screen.getByRole('button', { name: signing.text('done.close') }).click();
    await this.#card.getByText(papers.pattern('voucher.signed')).first().waitFor();
  }
}
