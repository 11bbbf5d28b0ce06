import { describe, expect, it } from 'vitest';
import { countReport, readReport } from './report.ts';

const report = (passed: number, failed: number, files: { status: string; tests: string[] }[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: files.map(({ status, tests }) => ({
    name: 'x.test.ts',
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  })),
});

describe('the count of a test run', () => {
  it('takes the tests one by one', () => {
    expect(countReport(report(3, 1), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('counts a file that cannot be loaded as a failure', () => {
    const broken = report(3, 0, [
      { status: 'failed', tests: [] },
      { status: 'passed', tests: ['passed'] },
    ]);
    expect(countReport(broken, 1).failed).toBe(1);
  });

  it('does not call a run good that ended badly', () => {
    expect(countReport(report(3, 0), 1).failed).toBe(1);
    expect(readReport('/nowhere/report.json', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
