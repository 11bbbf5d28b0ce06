import type { Locator } from 'playwright-core';
import type { Applicant } from './applicant.ts';
import type { Desk } from './desk.ts';
import { readWords, type WordKey } from './words.ts';

const words = readWords('zh-Hans', 'form');

/** The form on both sides of a call, by the names of its fields. */
export class FormStory {
  readonly #desk: Desk;
  readonly #applicant: Applicant;

  constructor(desk: Desk, applicant: Applicant) {
    this.#desk = desk;
    this.#applicant = applicant;
  }

  /** From the desk; the phone shows it by itself. */
  async open(): Promise<void> {
    const tab = await this.#desk.openTab('case.form');
    await tab.getByRole('button', { name: words.text('desk.open') }).click();
    await this.#sheet().getByRole('heading', { level: 3 }).waitFor();
    await this.#applicant.person.takePicture('form-open');
  }

  async point(label: string): Promise<void> {
    await this.#desk.page
      .getByRole('button', { name: words.text('desk.pointFor', { field: label }) })
      .click();
    await this.#field(label).getByText(words.text('fill.pointed')).waitFor();
    await this.#applicant.person.takePicture('form-pointed');
    await this.#desk.person.takePicture('form-pointed');
  }

  async propose(label: string, value: string): Promise<void> {
    const { page } = this.#desk;
    await page.getByRole('button', { name: words.text('desk.proposeFor', { field: label }) }).click();
    await page.getByLabel(words.text('desk.value'), { exact: true }).fill(value);
    await page.getByRole('button', { name: words.text('desk.send'), exact: true }).click();
    await this.#field(label).getByText(value, { exact: true }).waitFor();
  }

  /** One tap on the phone. */
  async answer(label: string, key: 'fill.use' | 'fill.refuse'): Promise<void> {
    const field = this.#field(label);
    await this.#applicant.person.takePicture(`form-${key}`);
    await field.getByRole('button', { name: words.text(key), exact: true }).click();
    await field.getByRole('button', { name: words.text(key), exact: true }).waitFor({ state: 'detached' });
    const state = key === 'fill.use' ? 'desk.confirmed' : 'desk.declined';
    await this.#row(label).getByText(words.text(state)).waitFor();
  }

  async write(label: string, value: string, problem?: WordKey<'form'>): Promise<void> {
    const input = this.#field(label).getByRole('textbox');
    await input.fill(value);
    if (problem) await this.#applicant.person.takePicture('form-keyboard');
    await input.blur();
    if (problem) await this.problemOf(label, problem).waitFor();
    // It is saved by itself.
    await this.#row(label).getByText(value.toUpperCase().replace(',', '')).waitFor();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.#field(label).getByLabel(option, { exact: true }).check();
    await this.#row(label).getByText(option, { exact: true }).waitFor();
  }

  problemOf(label: string, key: WordKey<'form'>): Locator {
    return this.#field(label).getByText(words.text(key));
  }

  async seeAtDesk(label: string, value: string): Promise<void> {
    await this.#row(label).getByText(value, { exact: true }).first().waitFor();
  }

  async send(): Promise<void> {
    await this.#sheet()
      .getByRole('button', { name: words.text('fill.complete') })
      .click();
  }

  async waitUntilComplete(): Promise<void> {
    await this.#sheet().getByText(words.text('fill.done')).waitFor();
    await this.#desk.page.getByText(words.text('desk.completed')).waitFor();
  }

  #sheet(): Locator {
    return this.#applicant.page.getByRole('region', {
      name: this.#applicant.words.text('call.form'),
      exact: true,
    });
  }

  #field(label: string): Locator {
    return this.#sheet().getByRole('group', { name: label, exact: true }).or(this.#optional(label));
  }

  #optional(label: string): Locator {
    return this.#sheet().getByRole('group', { name: `${label} ${words.text('fill.optional')}`, exact: true });
  }

  #row(label: string): Locator {
    return this.#desk.page.getByRole('listitem').filter({ hasText: label });
  }
}
