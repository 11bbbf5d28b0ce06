// Checks the client's language files; with --write makes Traditional Chinese of Simplified (npm run i18n).
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readSources } from './architecture/sources.ts';
import { flatten, openLocaleFolder, toTraditional } from './locales/locale-files.ts';
import { checkNamespace, findUnusedKeys } from './locales/rules.ts';
import { readCodeWords } from './locales/used-words.ts';
import { inProject } from './setup/paths.mjs';

// Every language is called by its own name, whatever the page speaks.
const languageNames = 'client/src/lib/locale.ts';

const folder = openLocaleFolder(inProject('client', 'src', 'locales'));

function writeTraditional(): void {
  for (const namespace of folder.namespaces) {
    const simplified = folder.read('zh-Hans', namespace);
    if (!simplified) continue;
    const path = folder.pathOf('zh-Hant', namespace);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      `${JSON.stringify(toTraditional(simplified, folder.overrides(namespace)), null, 2)}\n`,
    );
    process.stdout.write(`${path}\n`);
  }
}

function findProblems(): string[] {
  const code = readSources(inProject())
    .filter((file) => file.path.startsWith('client/src/') && !file.isTest)
    .map((file) => ({ path: file.path, words: readCodeWords(file.path, file.text) }));
  const words = code.map((file) => file.words);
  return [
    ...folder.namespaces.flatMap((namespace) => checkNamespace(folder, namespace)),
    ...folder.namespaces.flatMap((namespace) => {
      const keys = [...flatten(folder.read('zh-Hans', namespace) ?? {}).keys()];
      return findUnusedKeys(keys, namespace, words).map(
        (key) => `zh-Hans/${namespace}.json: ${key} is not used`,
      );
    }),
    ...code.flatMap(({ path, words: { chinese } }) =>
      (path === languageNames ? [] : chinese).map(
        ({ line, text }) => `${path}:${line} Chinese outside the language files: ${text}`,
      ),
    ),
  ];
}

if (process.argv.includes('--write')) {
  writeTraditional();
} else if (existsSync(inProject('client', 'src', 'locales'))) {
  const problems = findProblems();
  for (const problem of problems) process.stdout.write(`✗ ${problem}\n`);
  process.stdout.write(`${folder.namespaces.length} namespaces, ${problems.length} problems\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
