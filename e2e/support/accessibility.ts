import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export type Fault = { page: string; rule: string; impact: string; elements: string[] };

/** What axe finds on a page that is serious or critical. */
export async function findFaults(page: Page, name: string): Promise<Fault[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({
      page: name,
      rule: id,
      impact: impact ?? '',
      elements: nodes.map((node) => node.html),
    }));
}
