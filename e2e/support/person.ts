import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { describeMedia, probeConnections } from './media-probe.ts';

/** wechat: a phone with the page open in WeChat; oldPhone: by its name, see old-phone.ts. */
export type Device = 'phone' | 'wechat' | 'oldPhone' | 'tablet' | 'desk';
export type PersonOptions = {
  url: string;
  device: Device;
  locale?: Locale;
  /** Begins the names of this person's screenshots. */
  story: string;
};

/** Under a busy machine a page may take long; a person would wait as well. */
const patienceMs = 30_000;

/** One person with a browser profile of their own and one open page; keeps what went wrong in it. */
export class Person {
  readonly context: BrowserContext;
  page: Page;
  /** Uncaught errors and messages of level error, of all the pages this person had. */
  readonly #problems: string[] = [];
  readonly #expected: RegExp[] = [];
  readonly #log: string[] = [];
  readonly #options: PersonOptions;

  private constructor(context: BrowserContext, page: Page, options: PersonOptions) {
    this.context = context;
    this.page = page;
    this.#options = options;
    this.#watch(page);
  }

  static async open(browser: Browser, options: PersonOptions): Promise<Person> {
    const context = await browser.newContext({
      ...profiles[options.device](browser.version()),
      baseURL: options.url,
      locale: { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-HK', en: 'en-GB' }[options.locale ?? 'zh-Hans'],
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(patienceMs);
    await probeConnections(context);
    return new Person(context, await context.newPage(), options);
  }

  /** The tab is closed and another one opened, as one does by mistake. */
  async closeAndReopen(path: string): Promise<void> {
    await this.page.close();
    this.page = await this.context.newPage();
    this.#watch(this.page);
    await this.page.goto(path);
  }

  /** Kept as <story>-<name>-<device>.png, unless only those of failures are wanted. */
  async takePicture(name: string, { isWhole = false } = {}): Promise<void> {
    if (process.env.CLOUDSEAT_PICTURES !== 'failures') await this.#keepPicture(name, isWhole);
  }

  async #keepPicture(name: string, isWhole: boolean): Promise<void> {
    const path = this.#artefactPath(`${name}-${this.#options.device}.png`);
    if (path) await this.page.screenshot({ path, fullPage: isWhole });
  }

  #artefactPath(name: string): string | null {
    const folder = process.env.CLOUDSEAT_ARTEFACTS_DIR;
    if (!folder) return null;
    mkdirSync(folder, { recursive: true });
    return join(folder, `${this.#options.story}-${name}`);
  }

  /** Errors that a test brings about itself, such as those of a cut network. */
  expectProblems(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  get problems(): string[] {
    return this.#problems.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
  }

  async signOut(): Promise<void> {
    for (const session of ['staff-session', 'applicant-session']) {
      await this.context.request.delete(`/api/${session}`).catch(() => undefined);
    }
  }

  /** What the page looks like and what it said, for whoever has to find out why a test failed. */
  async keepEvidence(name: string): Promise<void> {
    await this.#keepPicture(name, false);
    const path = this.#artefactPath(`${name}.log`);
    const media = await describeMedia(this.page);
    if (path) writeFileSync(path, `${[this.page.url(), ...this.#log, media].join('\n')}\n`);
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  #watch(page: Page): void {
    page.on('pageerror', (error) => this.#problems.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      this.#log.push(`${message.type()}: ${message.text()}`);
      if (message.type() === 'error') this.#problems.push(`${message.text()} (${message.location().url})`);
    });
  }
}

const majorOf = (version: string) => version.split('.')[0] ?? '';

const phone = (version: string, app = '') => ({
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  userAgent:
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) ' +
    `Chrome/${majorOf(version)}.0.0.0 Mobile Safari/537.36${app}`,
});

/** An Android WebView of the end of 2019. */
const oldPhone = {
  ...phone('79'),
  userAgent:
    'Mozilla/5.0 (Linux; Android 9; MI 8 Build/PKQ1; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 ' +
    'Chrome/79.0.3945.136 Mobile Safari/537.36',
};

const profiles: Record<Device, (version: string) => BrowserContextOptions> = {
  phone: (version) => phone(version),
  wechat: (version) => phone(version, ' XWEB/1300 MMWEBSDK/20240404 MicroMessenger/8.0.49'),
  oldPhone: () => oldPhone,
  tablet: () => ({ viewport: { width: 1024, height: 768 }, hasTouch: true }),
  desk: () => ({ viewport: { width: 1440, height: 900 } }),
};
