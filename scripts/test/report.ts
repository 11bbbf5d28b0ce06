// Counts the tests of one vitest run from its JSON report, and names those that failed.
import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Failure {
  /** Path of the test file, as vitest names it. */
  file: string;
  /** Full name of the test; empty where the file failed outside its tests. */
  test: string;
  /** What it said first, colours and stack left out. */
  message: string;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName?: string; failureMessages?: string[] | null }[];
  }[];
}

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** A file that fails outside its tests counts as one failure, and so does a run that fails without saying where. */
export function countReport(report: VitestReport, exitCode: number): Counts {
  const brokenFiles = report.testResults.filter(isBrokenFile).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const isBrokenFile = (file: VitestReport['testResults'][number]) =>
  file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed');

const messageLines = 12;
const firstLines = (message: string) =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => !/^\s+at /.test(line) || line.includes('.test.') || line.includes('.e2e.'))
    .slice(0, messageLines)
    .join('\n');

/** Who failed, in the order of the report. */
export function listFailures(report: VitestReport): Failure[] {
  return report.testResults.flatMap((file) =>
    isBrokenFile(file)
      ? [{ file: file.name, test: '', message: firstLines(file.message ?? '') }]
      : file.assertionResults
          .filter((test) => test.status === 'failed')
          .map((test) => ({
            file: file.name,
            test: test.fullName ?? '',
            message: firstLines((test.failureMessages ?? []).join('\n')),
          })),
  );
}

export function readReport(path: string, exitCode: number): Counts {
  // No file: vitest found no test of this kind, or it broke before the first one.
  if (!existsSync(path)) return { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  return countReport(JSON.parse(readFileSync(path, 'utf8')), exitCode);
}

export function readFailures(path: string): Failure[] {
  return existsSync(path) ? listFailures(JSON.parse(readFileSync(path, 'utf8'))) : [];
}

/** More than this is no chance: it is broken. */
const againFilesMax = 3;

/** Test files to be run once more by themselves; empty: nothing failed, too much did, or the run broke without saying where. */
export function filesToRunAgain(failures: readonly Failure[], { failed }: Counts): string[] {
  const files = [...new Set(failures.map(({ file }) => file))];
  return files.length <= againFilesMax && failures.length === failed ? files : [];
}

/** What stays failed after the second run, and what passed only then: a defect of the test or of the product, to be found. */
export function settle(
  first: { counts: Counts; failures: readonly Failure[] },
  again: { counts: Counts; failures: readonly Failure[] },
): { counts: Counts; failures: Failure[]; passedLate: Failure[] } {
  const keyOf = ({ file, test }: Failure) => `${file}\n${test}`;
  const failedAgain = new Set(again.failures.map(keyOf));
  // A second run that broke, or ran nothing, proves nothing.
  const isSound = again.counts.passed > 0 && again.counts.failed === again.failures.length;
  const passedLate = isSound ? first.failures.filter((failure) => !failedAgain.has(keyOf(failure))) : [];
  const { passed, failed, skipped } = first.counts;
  return {
    counts: { passed: passed + passedLate.length, failed: failed - passedLate.length, skipped },
    failures: first.failures.filter((failure) => !passedLate.includes(failure)),
    passedLate,
  };
}
