// Runs the steps, two at a time where they may; a failing one does not stop the others, and its files run once more by themselves.
// The last line is the count alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../setup/paths.mjs';
import { runInLanes } from './lanes.ts';
import {
  addCounts,
  type Counts,
  type Failure,
  filesToRunAgain,
  readFailures,
  readReport,
  settle,
} from './report.ts';
import { type Step, steps, vitestStep } from './steps.ts';

interface Result {
  step: Step;
  counts: Counts;
  failures: Failure[];
  seconds: number;
}

const { values } = parseArgs({ options: { only: { type: 'string' }, serial: { type: 'boolean' } } });

function chooseSteps(): Step[] {
  if (!values.only) return steps;
  const wanted = values.only.split(',');
  const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length === 0) return steps.filter((step) => wanted.includes(step.name));
  process.stderr.write(
    `没有这一步 no such step: ${unknown.join(', ')}; ${steps.map((step) => step.name).join(', ')}\n`,
  );
  process.exit(2);
}

const running = new Set<ReturnType<typeof spawn>>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    isStopping = true;
    for (const child of running) child.kill(signal);
  });
}
let isStopping = false;

/** What a step says comes out in one piece; of the long ones as they say it, which is file by file. */
async function runStep(step: Step): Promise<Result> {
  const startedAt = Date.now();
  const isLive = values.serial === true || step.group !== undefined;
  process.stdout.write(isLive ? `\n▸ ${step.name}\n` : `▸ ${step.name} …\n`);
  if (step.reportPath) {
    mkdirSync(dirname(step.reportPath), { recursive: true });
    rmSync(step.reportPath, { force: true });
  }
  const said: Buffer[] = [];
  let exitCode = 130;
  if (!isStopping) {
    const child = spawn(process.execPath, step.args, {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { CLOUDSEAT_PICTURES: 'failures', ...process.env },
    });
    running.add(child);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes: Buffer) => (isLive ? process.stdout.write(bytes) : said.push(bytes)));
    const [code] = await once(child, 'close');
    running.delete(child);
    exitCode = code ?? 1;
  }
  if (!isLive) process.stdout.write(`\n▸ ${step.name}\n${Buffer.concat(said)}`);
  const counts = step.reportPath
    ? readReport(step.reportPath, exitCode)
    : { passed: Number(exitCode === 0), failed: Number(exitCode !== 0), skipped: 0 };
  const failures = step.reportPath ? readFailures(step.reportPath) : [];
  return { step, counts, failures, seconds: (Date.now() - startedAt) / 1000 };
}

const startedAt = Date.now();
const first = await runInLanes(chooseSteps(), values.serial ? 1 : 2, runStep);

/**
 * The machines of CI are shared: a browser may be starved for a minute. What failed in few files runs once more by itself; what passes
 * only then is named at the end, as a defect to be found.
 */
async function runFailedAgain(result: Result): Promise<Result & { passedLate: Failure[] }> {
  const files = isStopping ? [] : filesToRunAgain(result.failures, result.counts);
  if (files.length === 0) return { ...result, passedLate: [] };
  const again = await runStep(vitestStep(result.step.name, files));
  return { ...result, ...settle(result, again), seconds: result.seconds + again.seconds };
}
const results: Awaited<ReturnType<typeof runFailedAgain>>[] = [];
for (const result of first) results.push(await runFailedAgain(result));

process.stdout.write('\n');
for (const { step, passedLate } of results)
  for (const { file, test, message } of passedLate)
    process.stdout.write(
      `! passed the second time only: ${step.name} ${relative(projectRoot, file)}\n  ${test}\n${message}\n\n`,
    );
// Once more at the end: a long run's first failures are far above, or cut off.
for (const { step, failures } of results)
  for (const { file, test, message } of failures)
    process.stdout.write(`✗ ${step.name} ${relative(projectRoot, file)}\n  ${test}\n${message}\n\n`);
for (const { step, counts, seconds } of results) {
  const mark = counts.failed > 0 ? '✗' : '✓';
  const detail = step.reportPath ? `${counts.passed} passed, ${counts.failed} failed` : '';
  process.stdout.write(`${mark} ${step.name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s  ${detail}\n`);
}
const total = results.map((result) => result.counts).reduce(addCounts, { passed: 0, failed: 0, skipped: 0 });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
process.stdout.write(`${((Date.now() - startedAt) / 60_000).toFixed(1)} min\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
