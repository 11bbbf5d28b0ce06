import type { APIRequestContext, Locator } from 'playwright-core';
import { readPdf } from '../../server/src/test-support/read-pdf.ts';
import type { Desk } from './desk.ts';
import { readWords } from './words.ts';

const words = readWords('zh-Hans', 'deskCase');
const papers = readWords('zh-Hans', 'case-papers');
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
