import type { Page } from 'playwright-core';

declare global {
  interface Window {
    cloudseatSpoken?: { text: string; lang: string }[];
    cloudseatAnnounced?: string[];
    cloudseatEndUtterance?: () => void;
  }
}

/** A browser with voices: this Chromium has none. An utterance lasts until the test ends it. */
export async function giveVoices(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const spoken: { text: string; lang: string }[] = [];
    window.cloudseatSpoken = spoken;
    let current: SpeechSynthesisUtterance | null = null;
    const voices = ['zh-CN', 'zh-HK', 'en-GB'].map((lang) => ({ lang, localService: true, name: lang }));
    class Utterance {
      lang = '';
      rate = 1;
      voice: unknown = null;
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    }
    const synthesis = {
      getVoices: () => voices,
      speak(utterance: SpeechSynthesisUtterance) {
        current = utterance;
        spoken.push({ text: utterance.text, lang: utterance.lang });
        queueMicrotask(() => utterance.onstart?.(new Event('start') as SpeechSynthesisEvent));
      },
      cancel() {
        current = null;
      },
      resume: () => undefined,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    };
    window.cloudseatEndUtterance = () => current?.onend?.(new Event('end') as SpeechSynthesisEvent);
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
  });
}

export const readSpoken = (page: Page) => page.evaluate(() => window.cloudseatSpoken ?? []);

/** Lets the voice come to the end of whatever is read, one utterance after another. */
export async function hearOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (let before = -1; before !== window.cloudseatSpoken?.length; ) {
      before = window.cloudseatSpoken?.length ?? 0;
      window.cloudseatEndUtterance?.();
    }
  });
}

/** Keeps what a screen reader would be told by itself: what live regions come to say. */
export async function keepAnnouncements(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const announced: string[] = [];
    window.cloudseatAnnounced = announced;
    const live = '[role="status"], [role="alert"], [aria-live="polite"]';
    const take = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      const region = element?.closest(live);
      const regions = region ? [region] : [...(element?.querySelectorAll(live) ?? [])];
      for (const each of regions) {
        const text = (each.textContent ?? '').trim();
        if (text !== '' && !each.closest('[inert]') && announced.at(-1) !== text) announced.push(text);
      }
    };
    new MutationObserver((records) => {
      for (const { type, target, addedNodes } of records) {
        if (type === 'characterData') take(target);
        else for (const node of addedNodes) take(node);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

export const readAnnounced = (page: Page) => page.evaluate(() => window.cloudseatAnnounced ?? []);
