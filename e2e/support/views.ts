import { expect } from 'vitest';
import { findFaults } from './accessibility.ts';
import type { Applicant } from './applicant.ts';

const sizes = { phone: { width: 390, height: 844 }, wide: { width: 1440, height: 900 } } as const;

/**
 * A state of a page as everybody may see it: on a phone, there in the version for elders, and on a wide screen. Nothing runs
 * over the edge, and axe finds nothing serious.
 */
export async function takeViews({ page, person }: Applicant, name: string): Promise<void> {
  const setElder = (isOn: boolean) =>
    page.evaluate((on) => document.documentElement.toggleAttribute('data-elder', on), isOn);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await person.takePicture(name);
  const found = { faults: await findFaults(page, name), overflow: await overflow() };
  await setElder(true);
  await person.takePicture(`${name}-elder`);
  const elder = { faults: await findFaults(page, `${name}-elder`), overflow: await overflow() };
  await setElder(false);
  await page.setViewportSize(sizes.wide);
  await person.takePicture(`${name}-wide`);
  await page.setViewportSize(sizes.phone);
  expect([found, elder]).toEqual([
    { faults: [], overflow: 0 },
    { faults: [], overflow: 0 },
  ]);
}
