// The rules for the language files. Missing keys in code are the compiler's business (client/src/lib/i18next.d.ts).
import { type FlatWords, flatten, type LocaleFolder, languages, toTraditional } from './locale-files.ts';
import type { CodeWords } from './used-words.ts';

/** Same keys everywhere, no empty words, Traditional as made. */
export function checkNamespace(folder: LocaleFolder, namespace: string): string[] {
  const simplified = folder.read('zh-Hans', namespace);
  if (!simplified) return [`zh-Hans/${namespace}.json is missing`];
  const wanted = flatten(simplified);
  const problems: string[] = [];
  for (const language of languages) {
    const tree = folder.read(language, namespace);
    const name = `${language}/${namespace}.json`;
    if (!tree) {
      problems.push(`${name} is missing`);
      continue;
    }
    problems.push(...compareKeys(name, wanted, flatten(tree)));
  }
  const traditional = folder.read('zh-Hant', namespace);
  if (traditional) {
    const made = flatten(toTraditional(simplified, folder.overrides(namespace)));
    const differs = [...flatten(traditional)].filter(
      ([key, text]) => made.has(key) && made.get(key) !== text,
    );
    for (const [key] of differs)
      problems.push(`zh-Hant/${namespace}.json: ${key} is not as made (npm run i18n)`);
  }
  return problems;
}

/** i18next's plural forms: English has them, Chinese needs one only. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

function compareKeys(name: string, wanted: FlatWords, found: FlatWords): string[] {
  const wantedKeys = new Set([...wanted.keys()].map(withoutPlural));
  const foundKeys = new Set([...found.keys()].map(withoutPlural));
  return [
    ...[...wantedKeys].filter((key) => !foundKeys.has(key)).map((key) => `${name}: ${key} is missing`),
    ...[...foundKeys].filter((key) => !wantedKeys.has(key)).map((key) => `${name}: ${key} is not in zh-Hans`),
    ...[...found].filter(([, text]) => text.trim() === '').map(([key]) => `${name}: ${key} is empty`),
  ];
}

/**
 * Keys that no literal of the code can mean, neither whole, nor behind a namespace or key prefix, nor as the end of
 * something put together.
 */
export function findUnusedKeys(keys: string[], namespace: string, code: CodeWords[]): string[] {
  const literals = new Set(code.flatMap((words) => [...words.literals]));
  const prefixes = code.flatMap((words) => [...words.prefixes]).filter((prefix) => /[.:]$/.test(prefix));
  const isUsed = (key: string) => {
    const names = [key, `${namespace}:${key}`];
    if (names.some((name) => literals.has(name) || prefixes.some((prefix) => name.startsWith(prefix))))
      return true;
    // keyPrefix: 'a.b' with t('c').
    const parts = key.split('.');
    return parts.some(
      (_, index) =>
        index > 0 &&
        literals.has(parts.slice(0, index).join('.')) &&
        literals.has(parts.slice(index).join('.')),
    );
  };
  return [...new Set(keys.map(withoutPlural))].filter((key) => !isUsed(key));
}
