import { describe, expect, it } from 'vitest';
import { countReport, type Failure, filesToRunAgain, listFailures, readReport, settle } from './report.ts';

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

it('names who failed and what was said, without colours and without the stack of others', () => {
  const red = String.fromCharCode(27);
  const failed = {
    ...report(0, 1),
    testResults: [
      {
        name: '/x/a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'a works' },
          {
            status: 'failed',
            fullName: 'a breaks',
            failureMessages: [
              `${red}[31mAssertionError: 1 is not 2${red}[39m\n    at f (/x/vitest.js:1:1)\n    at /x/a.test.ts:3:1`,
            ],
          },
        ],
      },
      { name: '/x/b.test.ts', status: 'failed', message: 'cannot load', assertionResults: [] },
    ],
  };
  expect(listFailures(failed)).toEqual([
    {
      file: '/x/a.test.ts',
      test: 'a breaks',
      message: 'AssertionError: 1 is not 2\n    at /x/a.test.ts:3:1',
    },
    { file: '/x/b.test.ts', test: '', message: 'cannot load' },
  ]);
});

describe('a second run of what failed', () => {
  const failure = (file: string, test: string): Failure => ({ file, test, message: 'was late' });
  const [one, other] = [failure('a.e2e.ts', 'a talk'), failure('b.e2e.ts', 'a film')];
  const counts = { passed: 20, failed: 2, skipped: 1 };

  it('is of few files, each once, and of none where the run broke or too much failed', () => {
    expect(filesToRunAgain([one, failure('a.e2e.ts', 'another')], counts)).toEqual(['a.e2e.ts']);
    expect(filesToRunAgain([one], counts)).toEqual([]);
    const many = ['c', 'd', 'e', 'f'].map((file) => failure(file, 'x'));
    expect(filesToRunAgain(many, { ...counts, failed: 4 })).toEqual([]);
  });

  it('tells what passed only then from what failed twice', () => {
    const again = { counts: { passed: 3, failed: 1, skipped: 0 }, failures: [other] };
    expect(settle({ counts, failures: [one, other] }, again)).toEqual({
      counts: { passed: 21, failed: 1, skipped: 1 },
      failures: [other],
      passedLate: [one],
    });
  });

  it('that broke, or ran nothing, settles nothing', () => {
    for (const again of [
      { counts: { passed: 3, failed: 1, skipped: 0 }, failures: [] },
      { counts: { passed: 0, failed: 0, skipped: 0 }, failures: [] },
    ])
      expect(settle({ counts, failures: [one, other] }, again).counts.failed).toBe(2);
  });
});
