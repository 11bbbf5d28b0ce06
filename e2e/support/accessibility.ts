import axe from 'axe-core';
import type { Page } from 'playwright-core';

export type Fault = { page: string; rule: string; impact: string; elements: string[] };

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What stays in sight covers a part of whatever happens to lie under its edge, which one scrolls free: a target that is cut by it
 * is not small. Gives back what was changed.
 */
async function letScrollAway(page: Page): Promise<() => Promise<void>> {
  const stuck = await page.evaluateHandle(() => {
    const found = [...document.querySelectorAll<HTMLElement>('header, footer')].filter(
      (each) => getComputedStyle(each).position === 'sticky',
    );
    for (const each of found) each.style.position = 'static';
    return found;
  });
  return async () => {
    await stuck.evaluate((found) => {
      for (const each of found) each.style.removeProperty('position');
    });
    await stuck.dispose();
  };
}

const rules: axe.RunOptions = {
  runOnly: { type: 'tag', values: standards },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  // Our pages have none.
  iframes: false,
};

/** Brought to a page once: it is half a megabyte, and takes longer to read than to run. */
async function runAxe(page: Page): Promise<axe.Result[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    // A watermark is to be seen through: whoever looks at a recording reads nothing from it.
    return (await axe.run({ exclude: ['[data-watermark]'] }, options)).violations;
  }, rules);
}

/** What axe finds on a page against WCAG 2.2 AA and common practice, from moderate on; target sizes included. */
export async function findFaults(page: Page, name: string): Promise<Fault[]> {
  const stick = await letScrollAway(page);
  const violations = await runAxe(page).finally(stick);
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .map(({ id, impact, nodes }) => ({
      page: name,
      rule: id,
      impact: impact ?? '',
      elements: nodes.map((node) => node.html),
    }));
}
