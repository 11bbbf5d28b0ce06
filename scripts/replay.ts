// npm run replay: a recorded day run again under the policy in force and under another one, on a Redis of its own.
import { printFigures, printTable } from './bench/figures.ts';
import { exitWithError, SetupError } from './setup/say.mjs';
import { type DayFigures, figuresOf, serviceLevelFormula } from './simulate/figures.ts';
import { openRecords } from './simulate/open-records.ts';
import { parseReplayOptions, type ReplaySource, replayHelp } from './simulate/options.ts';
import { withOwnRedis } from './simulate/own-redis.ts';
import { readPolicy } from './simulate/policy.ts';
import { numbersOf, sumOfServiceLevel, tableOf } from './simulate/print-figures.ts';
import { readDay } from './simulate/read-day.ts';
import { type RecordedDay, readRecordedDay } from './simulate/recorded-day.ts';
import { replayOf } from './simulate/replay-day.ts';
import { runDay } from './simulate/run-day.ts';

async function replay(args: readonly string[]): Promise<void> {
  const options = parseReplayOptions(args, process.env);
  if (options.isHelp) return console.log(replayHelp);
  const [current, other] = [await readPolicy('current'), await readPolicy(options.policy)];
  const record = await loadDay(options.source);
  const day = replayOf(record);
  const policies = other.name === current.name ? [current] : [current, other];
  const replayed = await withOwnRedis(async (redis) => {
    const runs: { heading: string; figures: DayFigures }[] = [];
    for (const policy of policies) {
      const run = await runDay(redis, day, policy, record.title);
      runs.push({ heading: `replayed, ${policy.name}`, figures: figuresOf(run.record) });
    }
    return runs;
  });
  const recorded = figuresOf(record);
  const columns = [{ heading: 'recorded', figures: recorded }, ...replayed];
  printTable(`A recorded day: ${record.title}`, tableOf(columns));
  console.log(`  service level = ${serviceLevelFormula}`);
  for (const { heading, figures } of columns) console.log(`    ${heading}: ${sumOfServiceLevel(figures)}`);
  console.log(caveats);
  const [asNow, asOther] = replayed.map(({ figures }) => figures);
  printFigures('replay', {
    ...numbersOf(recorded, 'recorded'),
    ...(asNow === undefined ? {} : numbersOf(asNow, 'current')),
    ...(asOther === undefined ? {} : numbersOf(asOther, 'other')),
  });
}

const caveats = `
  Compare the replayed columns with one another; recorded against replayed under the policy in force says how true the replay is.
  Who left leaves after the same wait. Who was answered would have waited at least as long: how much longer is drawn from the
  day's own survival curve (Kaplan–Meier). A call that had no talk gets that of another call of its line. An agent answers an
  offer as it was recorded for this call and agent, else as the agent answered others.`;

async function loadDay(source: ReplaySource): Promise<RecordedDay> {
  if (source.kind === 'file') return readRecordedDay(source.path);
  const { url, dataFolder, day } = source;
  const records = await openRecords(url, dataFolder);
  try {
    const record = await readDay(records.db, day);
    if (record.calls.length > 0) return record;
    throw new SetupError(`${day} 没有呼叫记录。`, `There are no calls on ${day}`);
  } finally {
    await records.close();
  }
}

await replay(process.argv.slice(2)).catch(exitWithError);
