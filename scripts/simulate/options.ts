// What the two commands can be told, read strictly: an unknown option is an error, not a surprise.
import { parseArgs } from 'node:util';
import { SetupError } from '../setup/say.mjs';
import { leastAgentCount } from './draw-day.ts';
import { policyNames } from './policy.ts';

export const simulateHelp = `npm run simulate [-- 选项]   用真正的派单引擎模拟一天 (a simulated day against the real dispatcher)
  --seed 1          同一个数，同一天 (the same number, the same day)
  --calls 5000      呼叫数 (calls)
  --agents 72       坐席数，至少 ${leastAgentCount} (agents, at least ${leastAgentCount})
  --policy 名|文件  派单策略：${policyNames.join('、')}，或 JSON 文件 { name?, tuning?, routing? }
  --svg 文件        等待时间图 (a chart of the waits)
  --record 文件     存为“记录的一天”，供 npm run replay -- --file 用 (keep the day for a replay)
  --json            最后一行是一个 JSON 对象 (the last line is one JSON object)`;

export type SimulateOptions = {
  isHelp: boolean;
  seed: number;
  callCount: number;
  agentCount: number;
  policy: string;
  svgPath: string | undefined;
  recordPath: string | undefined;
};

export function parseSimulateOptions(args: readonly string[]): SimulateOptions {
  const values = parseStrictly(args, [...['seed', 'calls', 'agents', 'policy', 'svg', 'record']]);
  return {
    isHelp: values.help === true,
    seed: parseCount('seed', values.seed ?? '1', 0, 2_147_483_647),
    callCount: parseCount('calls', values.calls ?? '5000', 1, 100_000),
    agentCount: parseCount('agents', values.agents ?? '72', leastAgentCount, 2_000),
    policy: textOf(values.policy) ?? 'current',
    svgPath: textOf(values.svg),
    recordPath: textOf(values.record),
  };
}

type Values = Record<string, string | boolean | undefined>;
const textOf = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined);

function parseStrictly(args: readonly string[], names: readonly string[]): Values {
  const text = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const flags = { help: { type: 'boolean' as const, short: 'h' }, json: { type: 'boolean' as const } };
  try {
    return parseArgs({ args: [...args], options: { ...text, ...flags } }).values as Values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new SetupError('参数有误，可用 -- --help 查看。', `${reason} (-- --help shows what there is)`);
  }
}

function parseCount(name: string, text: string | boolean, least: number, most: number): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= least && count <= most) return count;
  throw new SetupError(
    `--${name} 应是 ${least} 到 ${most} 之间的整数，不是 ${text}`,
    `--${name} takes a whole number from ${least} to ${most}, not ${text}`,
  );
}

export const replayHelp = `npm run replay -- --policy 名|文件 (--day 2026-11-24 | --file 文件)   把记录的一天换一种派单策略重演 (a recorded day under another policy)
  --day 日期        平台数据库里的一天，区里的日期 (a day of the platform's database, the district's date)
  --database 地址   PostgreSQL 地址，可在平台运行时读 (by URL, also while the platform runs)
  --data 目录       数据目录，默认 data；先停掉平台 (the data folder; stop the platform first)
  --file 文件       npm run simulate -- --record 存下的一天 (a day kept by npm run simulate -- --record)
  --policy 名|文件  派单策略：${policyNames.join('、')}，或 JSON 文件 { name?, tuning?, routing? }
  --json            最后一行是一个 JSON 对象 (the last line is one JSON object)`;

export type ReplaySource =
  | { kind: 'file'; path: string }
  | { kind: 'database'; day: string; url: string | undefined; dataFolder: string };
export type ReplayOptions = { isHelp: boolean; policy: string; source: ReplaySource };

export function parseReplayOptions(args: readonly string[], env: NodeJS.ProcessEnv): ReplayOptions {
  const values = parseStrictly(args, ['day', 'database', 'data', 'file', 'policy']);
  const isHelp = values.help === true;
  const [day, path] = [textOf(values.day), textOf(values.file)];
  if (!isHelp && (day === undefined) === (path === undefined))
    throw new SetupError('请给出 --day 或 --file 其中一个。', 'Give either --day or --file.');
  if (day !== undefined && !isDate(day))
    throw new SetupError(`--day 应是像 2026-11-24 的日期，不是 ${day}`, `Not a date: ${day}`);
  const database = {
    kind: 'database' as const,
    day: day ?? '',
    url: textOf(values.database) ?? env.CLOUDSEAT_DATABASE_URL,
    dataFolder: textOf(values.data) ?? env.CLOUDSEAT_DATA_DIR ?? 'data',
  };
  const source: ReplaySource = path === undefined ? database : { kind: 'file', path };
  return { isHelp, policy: textOf(values.policy) ?? 'current', source };
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`));
