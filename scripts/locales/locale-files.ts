// The client's language files, flattened to dotted keys.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as OpenCC from 'opencc-js';

export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Language = (typeof languages)[number];

/** Words by dotted key. */
export type FlatWords = Map<string, string>;
export type WordTree = { [key: string]: string | WordTree };

export function flatten(tree: WordTree, prefix = ''): FlatWords {
  const flat: FlatWords = new Map();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [child, text] of flatten(value, `${prefix}${key}.`)) flat.set(child, text);
  }
  return flat;
}

// Characters in their Taiwan forms, no change of vocabulary, exactly as the server does with the matters' texts: the
// mainland's words in Traditional script. Better wording goes into zh-Hant.overrides.json.
const convert = OpenCC.Converter({ from: 'cn', to: 'tw' });

/** Traditional words made of the Simplified ones; `overrides` by dotted key. */
export function toTraditional(tree: WordTree, overrides: FlatWords, prefix = ''): WordTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => {
      const path = prefix + key;
      if (typeof value !== 'string') return [key, toTraditional(value, overrides, `${path}.`)];
      // What stands in {{braces}} is a name for the program, not a word.
      const made = value.replace(/\{\{.*?\}\}|[^{]+|\{/g, (part) =>
        part.startsWith('{{') ? part : convert(part),
      );
      return [key, overrides.get(path) ?? made];
    }),
  );
}

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

export interface LocaleFolder {
  /** File names, without .json, that any language has. */
  namespaces: string[];
  read: (language: Language, namespace: string) => WordTree | undefined;
  overrides: (namespace: string) => FlatWords;
  pathOf: (language: Language, namespace: string) => string;
}

export function openLocaleFolder(folder: string): LocaleFolder {
  const namesIn = (language: Language) =>
    existsSync(join(folder, language))
      ? readdirSync(join(folder, language)).filter((name) => name.endsWith('.json'))
      : [];
  const namespaces = new Set(languages.flatMap(namesIn).map((name) => name.replace(/\.json$/, '')));
  const pathOf = (language: Language, namespace: string) => join(folder, language, `${namespace}.json`);
  return {
    namespaces: [...namespaces].sort(),
    pathOf,
    read: (language, namespace) => {
      const path = pathOf(language, namespace);
      return existsSync(path) ? readJson(path) : undefined;
    },
    overrides: (namespace) => {
      const path = join(folder, 'zh-Hant.overrides.json');
      return existsSync(path) ? flatten(readJson(path)[namespace] ?? {}) : new Map();
    },
  };
}
