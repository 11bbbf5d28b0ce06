import type { Page } from 'playwright-core';

export type SizeRules = { textPx: number; targetPx: number };
/** By the rules of 2021 for versions for elders, and what is common for everybody else. */
export const sizeRules: Record<'elder' | 'ordinary', SizeRules> = {
  elder: { textPx: 18, targetPx: 60 },
  ordinary: { textPx: 12, targetPx: 44 },
};

/** How many pixels of the page are over its right edge. */
export const readOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * What is too small on the page, over its edge, or does not fit where it stands. Every text that is seen counts, and every
 * target but a link within a sentence (WCAG's exception); a box to tick is as large as its label.
 */
export async function findMisfits(page: Page, rules: SizeRules): Promise<string[]> {
  const misfits = await page.evaluate(({ textPx, targetPx }) => {
    const found = new Set<string>();
    const describe = (element: Element) =>
      `<${element.tagName.toLowerCase()}> ${(element.textContent ?? '').trim().slice(0, 30) || element.getAttribute('aria-label')}`;
    const isSeen = (element: Element) => {
      if (element.closest('[inert], [aria-hidden="true"]') !== null || !element.checkVisibility())
        return false;
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1;
    };
    const hasOwnText = (element: Element) =>
      [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === 3 && (textContent ?? '').trim() !== '',
      );

    for (const element of document.querySelectorAll('body *')) {
      if (!hasOwnText(element) || element.closest('svg, script, style, option') || !isSeen(element)) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < textPx) found.add(`text of ${size} px: ${describe(element)}`);
    }
    const targets = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"]';
    for (const target of document.querySelectorAll<HTMLElement>(targets)) {
      const isTick = target.matches('[type="radio"], [type="checkbox"]');
      const area = isTick ? ((target as HTMLInputElement).labels?.[0] ?? target) : target;
      if (!isSeen(area)) continue;
      const isInSentence =
        target.matches('a') &&
        target.parentElement !== null &&
        hasOwnText(target.parentElement) &&
        getComputedStyle(target).display === 'inline';
      const { width, height } = area.getBoundingClientRect();
      if (!isInSentence && Math.min(width, height) < targetPx - 0.5)
        found.add(`target of ${Math.round(width)} × ${Math.round(height)} px: ${describe(area)}`);
      const isCut = area.scrollWidth > area.clientWidth + 1 || area.scrollHeight > area.clientHeight + 1;
      if (area.matches('button, a') && area.clientWidth > 0 && isCut)
        found.add(`does not fit: ${describe(area)}`);
    }
    return [...found];
  }, rules);
  const over = await readOverflow(page);
  return over > 0 ? [...misfits, `${over} px over the edge`] : misfits;
}
