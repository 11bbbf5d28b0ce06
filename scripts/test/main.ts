// Runs the steps one after another; a failing one does not stop the later ones. The last line is the count alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../setup/paths.mjs';
import { addCounts, type Counts, readReport } from './report.ts';
import { type Step, steps } from './steps.ts';

interface Result {
  step: Step;
  counts: Counts;
  seconds: number;
}

function chooseSteps(): Step[] {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  if (!values.only) return steps;
  const wanted = values.only.split(',');
  const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length === 0) return steps.filter((step) => wanted.includes(step.name));
  process.stderr.write(
    `没有这一步 no such step: ${unknown.join(', ')}; ${steps.map((step) => step.name).join(', ')}\n`,
  );
  process.exit(2);
}

async function runStep(step: Step): Promise<Result> {
  const startedAt = Date.now();
  process.stdout.write(`\n▸ ${step.name}\n`);
  if (step.reportPath) {
    mkdirSync(dirname(step.reportPath), { recursive: true });
    rmSync(step.reportPath, { force: true });
  }
  const child = spawn(process.execPath, step.args, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  const [code] = await once(child, 'exit');
  process.removeAllListeners('SIGINT');
  process.removeAllListeners('SIGTERM');
  const exitCode = code ?? 1;
  const counts = step.reportPath
    ? readReport(step.reportPath, exitCode)
    : { passed: Number(exitCode === 0), failed: Number(exitCode !== 0), skipped: 0 };
  return { step, counts, seconds: (Date.now() - startedAt) / 1000 };
}

const results: Result[] = [];
for (const step of chooseSteps()) results.push(await runStep(step));

process.stdout.write('\n');
for (const { step, counts, seconds } of results) {
  const mark = counts.failed > 0 ? '✗' : '✓';
  const detail = step.reportPath ? `${counts.passed} passed, ${counts.failed} failed` : '';
  process.stdout.write(`${mark} ${step.name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s  ${detail}\n`);
}
const total = results.map((result) => result.counts).reduce(addCounts, { passed: 0, failed: 0, skipped: 0 });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
