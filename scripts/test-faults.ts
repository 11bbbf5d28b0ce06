// npm run test:faults [-- --seed N] [--only a,b] [--short] [--prove]: the fault plan. The last line is `N passed, N failed`.
import { parseArgs } from 'node:util';
import { provableDefects, provingScenario, scenarios } from './faults/plan.ts';
import { type Judgement, runScenario, type Scenario } from './faults/scenario.ts';
import { ensureSetup } from './setup/ensure.mjs';
import { startTestPostgres, type TestPostgres } from './test-support/postgres.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    prove: { type: 'boolean', default: false },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
const names = values.only?.split(',') ?? scenarios.map(({ name }) => name);
const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name));
if (unknown.length > 0 || !Number.isInteger(seed)) {
  console.error(`--only ${scenarios.map(({ name }) => name).join(',')}; --seed is a whole number`);
  process.exit(2);
}

// The children's ends hang on this one's.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

let postgres: Promise<TestPostgres> | undefined;
const postgresUrl = async () => {
  postgres ??= startTestPostgres();
  return (await postgres).url;
};
let passed = 0;
let failed = 0;
function count(isRight: boolean): void {
  if (isRight) passed += 1;
  else failed += 1;
}

function print(mark: string, name: string, { notes, seconds }: Judgement): void {
  console.log(`${mark} ${name.padEnd(20)} ${seconds.toFixed(1).padStart(5)} s  ${notes[0] ?? ''}`);
  for (const note of notes.slice(1)) console.log(`${' '.repeat(31)}${note}`);
}

async function runOne(scenario: Scenario): Promise<void> {
  const judgement = await runScenario(scenario, { seed, isShort: values.short, postgresUrl });
  const isRight = judgement.problems.length === 0;
  print(isRight ? '✓' : '✗', scenario.name, judgement);
  for (const problem of judgement.problems) console.log(`    ${problem}`);
  count(isRight);
}

/** The plan itself is on trial: with each defect in the scripts the scenario must fail, and without any it must not. */
async function prove(scenario: Scenario): Promise<void> {
  const options = { seed, isShort: true, isProof: true, postgresUrl };
  const control = await runScenario(scenario, options);
  const isCalm = control.problems.length === 0;
  print(isCalm ? '✓' : '✗', 'no defect', { ...control, notes: [control.problems[0] ?? 'nothing found'] });
  count(isCalm);
  for (const defect of provableDefects) {
    const judgement = await runScenario(scenario, { ...options, defect });
    const isFound = judgement.problems.length > 0;
    const notes = [isFound ? `found: ${judgement.problems[0]?.split('\n')[0]}` : 'NOT FOUND'];
    print(isFound ? '✓' : '✗', defect.name, { ...judgement, notes });
    count(isFound);
  }
}

await ensureSetup({ redis: true, worker: false, client: false, tests: true });
console.log(`seed ${seed} (--seed ${seed} repeats the choices)`);
if (values.prove) await prove(provingScenario);
else for (const scenario of scenarios) if (names.includes(scenario.name)) await runOne(scenario);
await (await postgres)?.stop();
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
// People of a scenario that failed may still wait for what will not come.
process.exit();
