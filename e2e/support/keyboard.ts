import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** No page has as many stops. */
const mostStops = 90;

type Stop = { name: string; isShown: boolean };

/** Where the focus is, and whether one sees it: an edge or a glow on it, or on what stands for it. */
function readStop(): Stop {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return { name: 'page', isShown: true };
  const { top, bottom } = active.getBoundingClientRect();
  const hasEdge = (element: Element | null) => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  };
  const stands = [active, active.nextElementSibling, active.parentElement];
  return {
    name: `${active.tagName.toLowerCase()} ${(active.getAttribute('aria-label') ?? active.textContent ?? '').trim().slice(0, 40)}`,
    isShown: stands.some(hasEdge) && bottom > 0 && top < window.innerHeight,
  };
}

/** Somebody who has no mouse. Every stop on the way must be seen. */
export function createKeyboard(page: Page) {
  const hidden: string[] = [];
  const press = (key: string) => page.keyboard.press(key);
  const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

  async function goTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let count = 0; count < mostStops; count += 1) {
      if (await hasFocus(target)) return;
      await press(key);
      const stop = await page.evaluate(readStop);
      if (!stop.isShown) hidden.push(stop.name);
    }
    throw new Error(`the keyboard does not come to ${target}`);
  }

  const expectFocus = (target: Locator) => expect.poll(() => hasFocus(target)).toBe(true);

  return {
    press,
    expectFocus,
    goTo,
    async activate(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
      await goTo(target);
      await press(key);
    },
    async type(target: Locator, text: string): Promise<void> {
      await goTo(target);
      await page.keyboard.type(text);
    },
    /** The next page has come, and one is at its beginning. */
    async expectAtHeading(name?: string | RegExp): Promise<void> {
      const heading = page.getByRole('heading', { level: 1, ...(name === undefined ? {} : { name }) });
      await heading.waitFor();
      await expectFocus(heading);
    },
    /** A dialog keeps the focus, and gives it back to what opened it when Escape closes it. */
    async expectDialogKeeps(opener: Locator): Promise<void> {
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      const isInside = () => dialog.evaluate((element) => element.contains(document.activeElement));
      for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
        await press(key);
        expect(await isInside()).toBe(true);
      }
      await press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expectFocus(opener);
    },
    expectAllSeen(): void {
      expect(hidden).toEqual([]);
    },
  };
}
