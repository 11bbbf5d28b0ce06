import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DispatchTuning } from '../tuning.ts';
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

const luaTable = (values: Readonly<Record<string, number>>) =>
  `{ ${Object.entries(values)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')} }`;

/**
 * Puts in front of each transition what its header `-- parts:` names, behind the tuning, the failure codes and the clock.
 * Servers with other tuning run other scripts, so a rolling change of figures is safe.
 */
export function assembleScripts(sources: ScriptSources, tuning: DispatchTuning): Map<string, string> {
  const part = (name: string) => {
    const text = sources.get(`parts/${name}`);
    if (text === undefined) throw new Error(`no script part named ${name}`);
    return text;
  };
  const head = `local tuning = ${luaTable(tuning)}\nlocal fail = ${luaTable(failCodes)}\n${part('clock')}`;
  const transitions = [...sources].filter(([name]) => !name.startsWith('parts/'));
  return new Map(
    transitions.map(([name, text]) => {
      const parts = /^-- parts: (.+)$/m.exec(text)?.[1]?.split(' ');
      if (parts === undefined) throw new Error(`${name}.lua does not say which parts it needs`);
      return [name, [head, ...parts.map(part), text].join('\n')];
    }),
  );
}
