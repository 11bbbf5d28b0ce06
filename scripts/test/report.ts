// Counts the tests of one vitest run from its JSON report.
import { existsSync, readFileSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
}

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** A file that fails outside its tests counts as one failure, and so does a run that fails without saying where. */
export function countReport(report: VitestReport, exitCode: number): Counts {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

export function readReport(path: string, exitCode: number): Counts {
  // No file: vitest found no test of this kind, or it broke before the first one.
  if (!existsSync(path)) return { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  return countReport(JSON.parse(readFileSync(path, 'utf8')), exitCode);
}
