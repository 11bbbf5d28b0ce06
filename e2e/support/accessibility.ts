import { AxeBuilder } from '@axe-core/playwright';
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

/** What axe finds on a page against WCAG 2.2 AA and common practice, from moderate on; target sizes included. */
export async function findFaults(page: Page, name: string): Promise<Fault[]> {
  const stick = await letScrollAway(page);
  const { violations } = await new AxeBuilder({ page })
    // Without frames there is no need of the second page that the other mode opens each time.
    .setLegacyMode(true)
    .options({
      runOnly: { type: 'tag', values: standards },
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    })
    .analyze()
    .finally(stick);
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .map(({ id, impact, nodes }) => ({
      page: name,
      rule: id,
      impact: impact ?? '',
      elements: nodes.map((node) => node.html),
    }));
}
