// What may be tried on a day: figures of the dispatcher's tuning and ways of routing, by name or from a JSON file.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseQueueClass, type ServedClass } from '../../server/src/queue/queue-class.ts';
import { type DispatchTuning, dispatchTuning } from '../../server/src/tuning.ts';
import { SetupError } from '../setup/say.mjs';

export type Policy = { name: string; tuning: DispatchTuning; routing: Routing };

const Routing = z.strictObject({
  /** An agent takes a call below their level only when it has waited this much longer per level, ms: spares the scarce. */
  spareLevelMs: z.number().nonnegative().default(0),
  /** Whether a line widens over lower levels and the general window, and then asks several agents at once. */
  widens: z.boolean().default(true),
});
type Routing = z.infer<typeof Routing>;

const tuningNames = Object.keys(dispatchTuning) as (keyof DispatchTuning)[];
const PolicyFile = z.strictObject({
  name: z.string().min(1).max(40).optional(),
  tuning: z.partialRecord(z.enum(tuningNames), z.number().nonnegative()).default({}),
  routing: Routing.default({ spareLevelMs: 0, widens: true }),
});
type PolicyText = z.input<typeof PolicyFile>;

const namedPolicies: Readonly<Record<string, PolicyText>> = {
  /** As the platform runs. */
  current: {},
  'short-ring': { tuning: { offerTimeoutMs: 10_000 } },
  'long-ring': { tuning: { offerTimeoutMs: 60_000 } },
  'no-priority': { tuning: { priorityBoostMs: 0 } },
  'short-wrap-up': { tuning: { wrapUpMs: 30_000, wrapUpExtensionMs: 30_000 } },
  'no-rings': { routing: { widens: false } },
  'slow-rings': { tuning: { levelRingMs: 90_000, lowerLevelRingMs: 90_000, generalRingMs: 90_000 } },
  'no-scarce-lead': { tuning: { scarceLeadMs: 0 } },
  'spare-experts': { routing: { spareLevelMs: 60_000 } },
};
export const policyNames = Object.keys(namedPolicies);

/** By name, else from a JSON file `{ name?, tuning?, routing? }`. Throws SetupError on what it does not know. */
export async function readPolicy(nameOrFile: string): Promise<Policy> {
  const named = namedPolicies[nameOrFile];
  if (named !== undefined) return parsePolicy(named, nameOrFile);
  const text = await readFile(nameOrFile, 'utf8').catch(() => {
    const known = policyNames.join(', ');
    throw new SetupError(
      `没有名为 ${nameOrFile} 的派单策略，也没有这个文件。可用：${known}`,
      `Neither a policy nor a file: ${nameOrFile}. Known: ${known}`,
    );
  });
  try {
    return parsePolicy(JSON.parse(text), nameOrFile);
  } catch (error) {
    const problem =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : '';
    throw new SetupError(
      `派单策略文件 ${nameOrFile} 有误：\n${problem}`,
      `The policy file ${nameOrFile} is not right`,
    );
  }
}

function parsePolicy(input: unknown, fallbackName: string): Policy {
  const { name = fallbackName, tuning, routing } = PolicyFile.parse(input);
  return { name, routing, tuning: { ...dispatchTuning, ...(tuning as Partial<DispatchTuning>) } };
}

/** An agent's lines under a policy. */
export function routeAgent(classes: readonly ServedClass[], { routing }: Policy): ServedClass[] {
  if (routing.spareLevelMs === 0) return [...classes];
  const highest = new Map<string, number>();
  const parsed = classes.map((row) => {
    const { departmentId, skillId, level } = parseQueueClass(row.class);
    const skill = `${departmentId}:${skillId}`;
    highest.set(skill, Math.max(level, highest.get(skill) ?? 0));
    return { row, skill, level };
  });
  return parsed.map(({ row, skill, level }) => {
    const levelsAbove = (highest.get(skill) ?? level) - level;
    return { ...row, penaltyMs: row.penaltyMs + levelsAbove * routing.spareLevelMs };
  });
}
