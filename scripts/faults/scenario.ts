// What a scenario of the fault plan is, and how one is run and judged.
import type { defects } from '../../server/src/dispatch/testing/defects.ts';
import { createRandom, type Random } from './random.ts';

export type Defect = (typeof defects)[number];

export type ScenarioRun = {
  random: Random;
  /** In `npm test`: the same faults, fewer of them. */
  isShort: boolean;
  /** The scenario itself is on trial: what never comes is given up sooner. */
  isProof: boolean;
  /** Put into the servers' scripts on purpose, to see whether the scenario notices. */
  defect: Defect | null;
  /** A PostgreSQL on which the scenario makes a database of its own. */
  postgresUrl(): Promise<string>;
  /** Says what is wrong unless it is right. */
  check(isRight: boolean, problem: string): void;
  report(problems: readonly string[]): void;
  /** A figure worth reading beside the result. */
  note(text: string): void;
  /** Ended after the run, the last bound first, whatever happened. */
  bind(end: () => unknown): void;
  /** Whether something is wrong already: a scenario may end early. */
  hasFailed(): boolean;
};

export type Scenario = {
  name: string;
  /** What must hold. */
  about: string;
  run(run: ScenarioRun): Promise<void>;
};

export type Judgement = { problems: string[]; notes: string[]; seconds: number };
type Options = {
  seed: number;
  isShort: boolean;
  isProof?: boolean;
  defect?: Defect;
  postgresUrl: () => Promise<string>;
};

/** Far beyond what any scenario takes, so that one that hangs is named. */
const endsWithinMs = 240_000;
const shownProblems = 12;

/** Never throws: what goes wrong is a problem like any other. */
export async function runScenario(scenario: Scenario, options: Options): Promise<Judgement> {
  const startedAt = performance.now();
  const problems: string[] = [];
  const notes: string[] = [];
  const ends: (() => unknown)[] = [];
  const report = (found: readonly string[]) => {
    for (const problem of found)
      if (problems.length < shownProblems && !problems.includes(problem)) problems.push(problem);
  };
  const run: ScenarioRun = {
    random: createRandom(options.seed),
    isShort: options.isShort,
    isProof: options.isProof ?? false,
    defect: options.defect ?? null,
    postgresUrl: options.postgresUrl,
    check: (isRight, problem) => {
      if (!isRight) report([problem]);
    },
    report,
    note: (text) => notes.push(text),
    bind: (end) => ends.push(end),
    hasFailed: () => problems.length > 0,
  };
  try {
    await within(endsWithinMs, scenario.run(run));
  } catch (error) {
    report([describeError(error)]);
  }
  for (const end of ends.reverse()) {
    try {
      await end();
    } catch (error) {
      report([`the end of the run failed: ${describeError(error)}`]);
    }
  }
  return { problems, notes, seconds: (performance.now() - startedAt) / 1000 };
}

/** A slow machine gets this much more to meet its faults, ms. */
const patienceMs = 60_000;

/** Over when the time is up and enough has happened, however slow the machine; at once when something is wrong. */
export function untilEnough(run: ScenarioRun, ms: number, isEnough: () => boolean): () => boolean {
  const endsAt = performance.now() + ms;
  return () => {
    const now = performance.now();
    return run.hasFailed() || (now > endsAt && (isEnough() || now > endsAt + patienceMs));
  };
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`did not end within ${ms / 1000} s`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const describeError = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
