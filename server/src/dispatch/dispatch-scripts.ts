import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** A part's top-level statements: each begins at the margin and declares locals, or a member of one. */
function splitPart(text: string): { names: string[]; text: string }[] {
  return withoutComments(text)
    .split(/\n(?=local |function )/)
    .filter((statement) => statement.trim() !== '')
    .map((statement) => {
      const found = /^\s*(?:local function (\w+)|local ([\w, ]+?) *=|function (\w+)\.)/.exec(statement);
      const names = found
        ?.slice(1)
        .find((name) => name !== undefined)
        ?.split(/, */);
      if (names === undefined) throw new Error(`a script part has a statement without a name: ${statement}`);
      return { names, text: statement };
    });
}

/**
 * Puts in front of each transition the statements of the parts that it needs, and no other: Redis runs them all at every
 * call. Servers with other tuning run other scripts, so a rolling change of figures is safe.
 */
export function assembleScripts(sources: ScriptSources, tuning: DispatchTuning): Map<string, string> {
  const statements = partNames.flatMap((name) => splitPart(sources.get(`parts/${name}`) ?? ''));
  const transitions = [...sources].filter(([name]) => !name.startsWith('parts/'));
  return new Map(
    transitions.map(([name, text]) => {
      const assembled = statements.reduceRight((needed, statement) => {
        const isNeeded = statement.names.some((local) => new RegExp(`\\b${local}\\b`).test(needed));
        return isNeeded ? `${statement.text}\n${needed}` : needed;
      }, withoutComments(text));
      return [name, putNumbers(assembled, tuning)];
    }),
  );
}
