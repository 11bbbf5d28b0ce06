import type { Redis } from '../../platform/redis.ts';
import { dispatchKeys } from '../dispatch-keys.ts';

type Fields = Record<string, string>;
type Scores = Map<string, number>;
/** Everything the dispatcher holds of one tenant at one moment. */
export type Snapshot = {
  calls: Map<string, Fields>;
  agents: Map<string, Fields>;
  groups: Map<string, Fields>;
  /** By class. */
  lines: Map<string, Scores>;
  idle: Map<string, Scores>;
  signedIn: Map<string, Set<string>>;
  /** By call. */
  tried: Map<string, Scores>;
  offers: Scores;
  deadlines: Scores;
  applicants: Map<string, string>;
  /** Calls that ring and take further agents. */
  asking: Scores;
  openGroups: Scores;
};

const dumpScript = `
local found = {}
for _, key in ipairs(redis.call('KEYS', KEYS[1] .. ':*')) do
  local kind = redis.call('TYPE', key).ok
  local value = nil
  if kind == 'hash' then value = redis.call('HGETALL', key)
  elseif kind == 'zset' then value = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
  elseif kind == 'set' then value = redis.call('SMEMBERS', key) end
  if value then
    found[#found + 1] = key:sub(#KEYS[1] + 2)
    found[#found + 1] = value
  end
end
return found`;

const pairs = (flat: string[]): [string, string][] =>
  Array.from({ length: flat.length / 2 }, (_, at) => [flat[at * 2] ?? '', flat[at * 2 + 1] ?? '']);
const scores = (flat: string[]): Scores => new Map(pairs(flat).map(([name, value]) => [name, Number(value)]));

/** Reads it in one step. */
export async function takeSnapshot(redis: Redis, tenant: string): Promise<Snapshot> {
  const flat = (await redis.eval(dumpScript, 1, dispatchKeys(tenant).base)) as (string | string[])[];
  const snapshot: Snapshot = {
    calls: new Map(),
    agents: new Map(),
    groups: new Map(),
    lines: new Map(),
    idle: new Map(),
    signedIn: new Map(),
    tried: new Map(),
    offers: new Map(),
    deadlines: new Map(),
    applicants: new Map(),
    asking: new Map(),
    openGroups: new Map(),
  };
  for (let at = 0; at < flat.length; at += 2) {
    const name = String(flat[at]);
    const value = flat[at + 1] as string[];
    const [kind = '', ...rest] = name.split(':');
    const id = rest.join(':');
    if (kind === 'c') snapshot.calls.set(id, Object.fromEntries(pairs(value)));
    else if (kind === 'agent') snapshot.agents.set(id, Object.fromEntries(pairs(value)));
    else if (kind === 'w') snapshot.lines.set(id, scores(value));
    else if (kind === 'i') snapshot.idle.set(id, scores(value));
    else if (kind === 's') snapshot.signedIn.set(id, new Set(value));
    else if (kind === 'x') snapshot.tried.set(id, scores(value));
    else if (kind === 'offers') snapshot.offers = scores(value);
    else if (kind === 'dl') snapshot.deadlines = scores(value);
    else if (kind === 'ap') for (const [who, callId] of pairs(value)) snapshot.applicants.set(who, callId);
    else if (kind === 'g') snapshot.groups.set(id, Object.fromEntries(pairs(value)));
    else if (kind === 'more') snapshot.asking = scores(value);
    else if (kind === 'groups') snapshot.openGroups = scores(value);
  }
  return snapshot;
}

/** Leaves nothing of the tenant behind. */
export async function dropTenant(redis: Redis, tenant: string): Promise<void> {
  const keys = await redis.keys(`${dispatchKeys(tenant).base}:*`);
  if (keys.length > 0) await redis.del(...keys);
}
