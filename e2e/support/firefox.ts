import { existsSync, mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { recordConnections } from './media-probe.ts';

const executablePath = process.env.CLOUDSEAT_FIREFOX || '/usr/bin/firefox-esr';

/**
 * Firefox never sends from loopback where the machine has another address, so the media node has to take that one; what goes to
 * it does not leave the machine.
 */
export function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}

/** Its own picture and tone for camera and microphone, given without a question. */
const preferences = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'intl.accept_languages': 'zh-CN, zh',
  'ui.prefersReducedMotion': 1,
};

/** Debian's Firefox, driven over WebDriver BiDi. */
export async function launchFirefox(): Promise<Browser> {
  if (!existsSync(executablePath)) throw new Error('Firefox is missing: npm run setup -- --tests');
  return puppeteer.launch({
    ...{ browser: 'firefox', executablePath, headless: true },
    ...{ extraPrefsFirefox: preferences, acceptInsecureCerts: false },
  });
}

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };
type FirefoxOptions = { url: string; story: string; device: keyof typeof sizes };

/** One person's page in Firefox, found by what a screen reader would say. */
export class FirefoxPerson {
  readonly page: Page;
  /** Uncaught errors and messages of level error. */
  readonly problems: string[] = [];
  readonly #options: FirefoxOptions;

  private constructor(page: Page, options: FirefoxOptions) {
    this.page = page;
    this.#options = options;
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${String(error)}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }

  /** With cookies of their own. */
  static async open(browser: Browser, options: FirefoxOptions): Promise<FirefoxPerson> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(sizes[options.device]);
    await page.evaluateOnNewDocument(recordConnections);
    return new FirefoxPerson(page, options);
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(this.#options.url + path);
  }

  async press(role: 'button' | 'link' | 'checkbox' | 'radio' | 'tab', name: string): Promise<void> {
    await this.page.locator(aria(role, name)).click();
  }

  /** A button that has more in it than its word. */
  async pressText(text: string): Promise<void> {
    await this.page
      .locator(`::-p-xpath(//button[contains(normalize-space(.), ${JSON.stringify(text)})])`)
      .click();
  }

  async fill(name: string, text: string): Promise<void> {
    await this.page.locator(aria('textbox', name)).fill(text);
  }

  /** Such a field has no role. */
  async fillPassword(text: string): Promise<void> {
    await this.page.locator('input[type=password]').fill(text);
  }

  async see(text: string): Promise<void> {
    await this.page.locator(`::-p-text(${text})`).wait();
  }

  async seeRole(role: string, name: string): Promise<void> {
    await this.page.locator(aria(role, name)).wait();
  }

  async takePicture(name: string): Promise<void> {
    const folder = process.env.CLOUDSEAT_ARTEFACTS_DIR;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${this.#options.story}-${name}-${this.#options.device}.png`);
    await this.page.screenshot({ path: path as `${string}.png` });
  }

  async close(): Promise<void> {
    await this.page.browserContext().close();
  }
}

const aria = (role: string, name: string) => `::-p-aria([role="${role}"][name="${name}"])`;
