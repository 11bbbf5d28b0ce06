import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionLibrary } from '../platform/redis-functions.ts';
import type { DispatchTuning } from '../tuning.ts';
import { callFields } from './call-fields.ts';
import { failCodes } from './dispatch-errors.ts';

/** The text of every `.lua` file: transitions by their name, shared parts as `parts/<name>`. */
export type ScriptSources = Map<string, string>;

const folder = join(import.meta.dirname, 'scripts');

export function readScriptSources(): ScriptSources {
  return new Map(
    ['', 'parts/'].flatMap((prefix) =>
      readdirSync(join(folder, prefix))
        .filter((file) => file.endsWith('.lua'))
        .map((file) => [`${prefix}${file.slice(0, -4)}`, readFileSync(join(folder, prefix, file), 'utf8')]),
    ),
  );
}

/** In this order: a part uses only what stands before it. */
const partNames = [
  ...['clock', 'base', 'agents', 'lines', 'match', 'groups', 'serve'],
  ...['offers', 'calls', 'legs', 'expire'],
];

const withoutComments = (text: string): string => text.replace(/^ *--.*\n/gm, '');

/** Figures, failure codes and names of fields stand in the text itself: nothing is looked up when a script runs. */
function putNumbers(text: string, tuning: DispatchTuning): string {
  const tables: Readonly<Record<string, Readonly<Record<string, number>>>> = { tuning, fail: failCodes };
  const names: Readonly<Record<string, string>> = callFields;
  return text.replace(/\b(tuning|fail|field)\.(\w+)/g, (name, table: string, field: string) => {
    const value = table === 'field' ? names[field] && `'${names[field]}'` : tables[table]?.[field];
    if (value === undefined) throw new Error(`the scripts use an unknown ${name}`);
    return String(value);
  });
}

/**
 * One library of Redis functions, one a transition. Redis keeps it loaded, so a call builds nothing anew: with EVALSHA the
 * closures of the parts alone took 9 µs of each. Its name carries the hash of its text: servers of another version, or with
 * other figures, run their own beside it.
 */
export function assembleLibrary(sources: ScriptSources, tuning: DispatchTuning): FunctionLibrary {
  const parts = partNames.map((name) => sources.get(`parts/${name}`) ?? '');
  const transitions = [...sources].filter(([name]) => !name.startsWith('parts/'));
  const bodies = transitions.map(
    ([name, text]) => `transitions['${name}'] = function(KEYS, ARGV)\n${withoutComments(text)}\nend`,
  );
  const text = putNumbers(
    [...parts.map(withoutComments), 'local transitions = {}', ...bodies].join('\n'),
    tuning,
  );
  const hash = createHash('sha1').update(text).digest('hex').slice(0, 12);
  const functionName = `cs_${hash}`;
  return {
    name: `cloudseat_${hash}`,
    functionName,
    source: `#!lua name=cloudseat_${hash}\n${text}\n${entryPoint(functionName)}`,
  };
}

/**
 * Runs transitions, as many as a server sends at once: name, count of arguments, arguments, and so on. Each is answered for
 * itself, with an error where it failed. What is the same for all is done once: the clock and the outbox's entry.
 */
const entryPoint = (functionName: string) => `
redis.register_function('${functionName}', function(keys, args)
  begin(keys[1])
  local answers, at = {}, 1
  while args[at] do
    local last = at + 1 + args[at + 1]
    local isDone, answer = pcall(transitions[args[at]], keys, { unpack(args, at + 2, last) })
    if not isDone and type(answer) ~= 'table' then answer = { err = 'ERR ' .. args[at] .. ': ' .. tostring(answer) } end
    answers[#answers + 1] = answer
    at = last + 1
  end
  flush()
  return answers
end)
`;
