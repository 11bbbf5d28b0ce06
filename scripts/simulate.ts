// npm run simulate: one day of calls against the real dispatch engine, on a Redis of its own, under a clock that jumps.
import { writeFile } from 'node:fs/promises';
import { printFigures, printTable, round } from './bench/figures.ts';
import { exitWithError } from './setup/say.mjs';
import { drawDay } from './simulate/draw-day.ts';
import { figuresByDepartment, figuresOf, serviceLevelFormula } from './simulate/figures.ts';
import { parseSimulateOptions, simulateHelp } from './simulate/options.ts';
import { withOwnRedis } from './simulate/own-redis.ts';
import { readPolicy } from './simulate/policy.ts';
import { departmentTable, numbersOf, sumOfServiceLevel, tableOf } from './simulate/print-figures.ts';
import type { RecordedDay } from './simulate/recorded-day.ts';
import { runDay } from './simulate/run-day.ts';
import { drawWaits } from './simulate/svg-chart.ts';
import { chartWaits } from './simulate/text-chart.ts';

async function simulate(args: readonly string[]): Promise<void> {
  const options = parseSimulateOptions(args);
  if (options.isHelp) return console.log(simulateHelp);
  const { seed, callCount, agentCount } = options;
  const policy = await readPolicy(options.policy);
  const title = `seed ${seed}, ${callCount} calls, ${agentCount} agents, policy ${policy.name}`;
  const day = drawDay({ seed, callCount, agentCount });
  const startedAt = performance.now();
  const { record, lateCount, events } = await withOwnRedis((redis) => runDay(redis, day, policy, title));
  const seconds = round((performance.now() - startedAt) / 1_000, 1);

  if (options.recordPath !== undefined) await writeFile(options.recordPath, JSON.stringify(record));
  if (options.svgPath !== undefined) await writeFile(options.svgPath, drawWaits(record));
  printDay(record);
  console.log(
    `\n${events.length} events of the dispatcher in ${seconds} s; ${lateCount} answers came too late, as in life`,
  );
  printFigures('simulate', { seed, agentCount, seconds, lateCount, ...numbersOf(figuresOf(record)) });
}

function printDay(record: RecordedDay): void {
  const figures = figuresOf(record);
  printTable(`A simulated day: ${record.title}`, tableOf([{ heading: 'simulated', figures }]));
  console.log(`  service level = ${serviceLevelFormula} = ${sumOfServiceLevel(figures)}`);
  printTable('By department', departmentTable(figuresByDepartment(record)));
  console.log('\nWaits by the time of the ticket');
  for (const line of chartWaits(record)) console.log(line);
}

await simulate(process.argv.slice(2)).catch(exitWithError);
