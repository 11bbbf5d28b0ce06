import type { APIRequestContext, Locator } from 'playwright-core';
import { readPdf } from '../../server/src/test-support/read-pdf.ts';
import type { Desk } from './desk.ts';
import { readWords } from './words.ts';

const words = readWords('zh-Hans', 'deskCase');
const papers = readWords('zh-Hans', 'case-papers');
const help = readWords('zh-Hans', 'paper-help');
type Status = 'ok' | 'corrected' | 'missing' | 'notCompliant';

/** What an agent does to the case of the talk, in the words of the story. */
export class CaseWork {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  #tab(): Locator {
    return this.#desk.page.getByRole('tabpanel', { name: words.text('file.tab') });
  }

  async openFile(): Promise<Locator> {
    await this.#desk.page.getByRole('tab', { name: words.text('file.tab') }).click();
    return this.#tab();
  }

  /** On the list of materials. */
  async review(line: string, status: Status): Promise<void> {
    const name = words.text('review.of', { name: line });
    const choices = this.#desk.page.getByRole('radiogroup', { name });
    const choice = choices.getByText(words.text(`review.status.${status}`), { exact: true });
    await choice.click();
    // The browser's own radio is there unseen.
    await choices
      .getByRole('radio', { name: words.text(`review.status.${status}`), checked: true })
      .waitFor({ state: 'attached' });
    // Kept: who found it stands beside it.
    await choices
      .locator('xpath=..')
      .getByText(/\d{1,2}:\d{2}/)
      .waitFor();
  }

  /** What is wrong with the newest paper of a line, with a stroke across its first page. */
  async markFault(line: string, fault: string): Promise<void> {
    const { page, person } = this.#desk;
    const choices = page.getByRole('radiogroup', { name: words.text('review.of', { name: line }) });
    await choices.getByText(words.text('review.status.notCompliant'), { exact: true }).click();
    await page.getByRole('combobox', { name: words.text('review.faultAsk') }).click();
    await page.getByTitle(fault, { exact: true }).click();
    await page.getByRole('button', { name: help.text('marks.draw') }).click();
    const dialog = page.getByRole('dialog', { name: help.text('marks.drawTitle', { name: line }) });
    const picture = dialog.locator('[data-page="1"] img');
    await picture.waitFor();
    const area = await picture.boundingBox();
    if (area === null) throw new Error('there is no page to draw on');
    const at = (x: number, y: number): [number, number] => [
      area.x + x * area.width,
      area.y + y * area.height,
    ];
    await page.mouse.move(...at(0.2, 0.4));
    await page.mouse.down();
    await page.mouse.move(...at(0.8, 0.6), { steps: 12 });
    await page.mouse.up();
    await dialog.locator('path[data-author="agent"]').waitFor();
    await person.takePicture('marking');
    await dialog.getByRole('button', { name: help.text('marks.done') }).click();
    await page.getByRole('button', { name: help.pattern('marks.change') }).waitFor();
    await person.takePicture('marked');
    await page.getByRole('button', { name: words.text('review.save'), exact: true }).click();
    await page.getByRole('button', { name: help.pattern('marks.seeOf', { name: line }) }).waitFor();
  }

  /** Chooses an outcome that needs no words, and issues its paper; resolves to the number that is on it. */
  async conclude(outcome: 'receive' | 'notice' | 'accept'): Promise<string> {
    const paper = { receive: 'receipt', notice: 'correction', accept: 'acceptance' } as const;
    const title = papers.text(`voucher.kind.${paper[outcome]}`);
    const tab = this.#tab();
    await tab.getByRole('button', { name: words.text(`decide.of.${outcome}`), exact: true }).click();
    await tab.getByRole('button', { name: words.text('decide.issue', { paper: title }) }).click();
    const link = tab.getByRole('link', { name: title }).first();
    await link.waitFor();
    return (await link.locator('small').first().textContent()) ?? '';
  }
}

/** What somebody who opens this paper reads on it, without blanks. */
export async function readPaper(request: APIRequestContext, href: string): Promise<string> {
  return readPdf(await (await request.get(href)).body());
}
