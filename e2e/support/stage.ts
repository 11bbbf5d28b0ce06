import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { Administrator } from './administrator.ts';
import { Applicant } from './applicant.ts';
import { type Devices, launchBrowser } from './browsers.ts';
import { Desk } from './desk.ts';
import { type Film, makeFilm } from './films.ts';
import { Person, type PersonOptions } from './person.ts';
import { createPlatform, type PlatformOptions } from './platform.ts';
import { Supervisor } from './supervisor.ts';
import type { Original } from './talk.ts';

type Side = Film['name'];
type Options = Partial<Pick<PersonOptions, 'device' | 'locale' | 'url'>>;
type StageOptions = PlatformOptions & { applicantDevices?: Devices; browserFlags?: readonly string[] };

export type Stage = ReturnType<typeof useStage>;

/**
 * A platform and two browsers for one file: applicants share one Chromium, agents the other, each person with a profile of
 * their own. After each test everybody leaves, and nobody's page may have had an error.
 */
export function useStage(
  story: string,
  { applicantDevices, browserFlags = [], ...options }: StageOptions = {},
) {
  const platform = createPlatform(options);
  const browsers: Partial<Record<Side, Browser>> = {};
  const films: Partial<Record<Side, Film>> = {};
  let people: { readonly person: Person }[] = [];

  beforeAll(async () => {
    const launch = async (side: Side) => {
      const film = makeFilm(side);
      films[side] = film;
      const devices = side === 'applicant' ? (applicantDevices ?? film) : film;
      browsers[side] = await launchBrowser(devices, browserFlags);
    };
    // Together: what starts waits more than it works.
    await Promise.all([platform.start(), launch('applicant'), launch('agent')]);
  });
  afterAll(async () => {
    await Promise.all(Object.values(browsers).map((browser) => browser.close()));
    await platform.stop();
  });
  afterEach(async ({ task }) => {
    const leaving = people;
    people = [];
    const hasFailed = task.result?.state === 'fail';
    const leave = async ({ person }: (typeof leaving)[number], index: number) => {
      if (hasFailed) await person.keepEvidence(`failed-${index}`).catch(() => undefined);
      // Signed out, so that no order of the next test rings here; left before, or the page may ask for something once more.
      await person.page.goto('about:blank').catch(() => undefined);
      await person.signOut();
      await person.close();
    };
    await Promise.all(leaving.map(leave));
    if (hasFailed) return;
    expect(leaving.flatMap(({ person }) => person.problems)).toEqual([]);
  });

  function browserOf(side: Side): Browser {
    const browser = browsers[side];
    if (!browser) throw new Error('the browsers have not started');
    return browser;
  }

  return {
    browserOf,
    textTo: platform.textTo,
    linkTo: platform.linkTo,
    codeTo: platform.codeTo,
    get url() {
      return platform.url;
    },
    /** The server's own, for what no page leads to. */
    get db() {
      return platform.db;
    },
    /** What this side's camera and microphone play, and what it must not be taken for. */
    originalOf(side: Side): Original {
      const film = films[side];
      if (!film) throw new Error('the films are not made yet');
      return { film, others: Object.values(films).filter((other) => other !== film) };
    },
    /** Somebody with no pages in the words of a story yet. */
    async openPerson(side: Side, options: Options & { device: PersonOptions['device'] }): Promise<Person> {
      const person = await Person.open(browserOf(side), { url: platform.url, story, ...options });
      people.push({ person });
      return person;
    },
    async openApplicant(options: Options = {}): Promise<Applicant> {
      const applicant = await Applicant.open(browserOf('applicant'), {
        url: platform.url,
        story,
        ...options,
      });
      people.push(applicant);
      return applicant;
    },
    async openSupervisor(options: Options & { device: PersonOptions['device'] }): Promise<Supervisor> {
      const supervisor = await Supervisor.open(browserOf('agent'), { url: platform.url, story, ...options });
      people.push(supervisor);
      return supervisor;
    },
    async openAdministrator(options: Options & { device: PersonOptions['device'] }): Promise<Administrator> {
      const browser = browserOf('agent');
      const administrator = await Administrator.open(browser, { url: platform.url, story, ...options });
      people.push(administrator);
      return administrator;
    },
    async openDesk(options: Options = {}): Promise<Desk> {
      const desk = await Desk.open(browserOf('agent'), { url: platform.url, story, ...options });
      people.push(desk);
      return desk;
    },
  };
}
