import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Applicant } from './applicant.ts';
import { createPageLook } from './page-look.ts';
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

  /** Nobody signs what they have not seen to its end: by keyboard, in the screen itself. */
  async #readToEnd(screen: Locator): Promise<void> {
    const { page, person } = this.#applicant;
    const first = screen.getByRole('img').first();
    await expect.poll(() => first.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1_080);
    await screen.getByRole('link', { name: signing.text('read.open') }).waitFor();
    await person.takePicture('signing');
    await screen.getByRole('button', { name: signing.text('read.agree') }).click();
    await screen.getByText(signing.text('read.toEnd')).waitFor();
    const { look, expectClean } = createPageLook(person, 'zh-Hans', []);
    await look('signing-reminded');
    expectClean(1);
    await page.keyboard.press('End');
    await screen.getByText(signing.text('read.toEnd')).waitFor({ state: 'detached' });
    await screen.getByRole('button', { name: signing.text('read.agree') }).click();
  }

  /** By a typed name, once its paper is there; until it stands there as signed. */
  async sign(name: string): Promise<void> {
    const { page } = this.#applicant;
    const sign = page.getByRole('button', { name: papers.text('voucher.sign'), exact: true });
    await sign.waitFor();
    // The list of papers is on the same page: it is signed in one place.
    expect(await sign.count()).toBe(1);
    // So low that the page has to be scrolled.
    const size = page.viewportSize() ?? { width: 390, height: 844 };
    await page.setViewportSize({ ...size, height: 600 });
    await sign.click();
    const screen = page.getByRole('dialog');
    await this.#readToEnd(screen);
    await page.setViewportSize(size);
    await screen.getByRole('button', { name: signing.text('sign.cannot') }).click();
    await screen.getByLabel(signing.text('type.name'), { exact: true }).fill(name);
    await screen.getByLabel(signing.text('type.tick')).check();
    await screen.getByRole('button', { name: signing.text('type.submit') }).click();
    await screen.getByRole('button', { name: signing.text('done.close') }).click();
    await this.#card.getByText(papers.pattern('voucher.signed')).first().waitFor();
  }
}
