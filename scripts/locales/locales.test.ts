import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { flatten, openLocaleFolder, toTraditional } from './locale-files.ts';
import { checkNamespace, findUnusedKeys } from './rules.ts';
import { readCodeWords } from './used-words.ts';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function makeFolder(files: Record<string, unknown>) {
  folder = mkdtempSync(join(tmpdir(), 'cloudseat-locales-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  return openLocaleFolder(folder);
}

describe('Traditional Chinese', () => {
  it('is made of Simplified, leaves the names in braces alone and follows the overrides', () => {
    const made = toTraditional({ a: '为您办理 {{台湾}}', b: { c: '坐席' } }, new Map([['b.c', '座席']]));
    expect(made).toEqual({ a: '為您辦理 {{台湾}}', b: { c: '座席' } });
  });
});

describe('the check of the language files finds', () => {
  const good = { 'zh-Hans/x.json': { a: '办' }, 'zh-Hant/x.json': { a: '辦' }, 'en/x.json': { a: 'Do' } };

  it('nothing in files that agree', () => {
    expect(checkNamespace(makeFolder(good), 'x')).toEqual([]);
  });

  it.each([
    ['a missing key', { 'en/x.json': {} }, 'en/x.json: a is missing'],
    ['a missing file', { 'en/x.json': undefined }, 'en/x.json is missing'],
    ['a key too many', { 'en/x.json': { a: 'Do', b: 'Be' } }, 'en/x.json: b is not in zh-Hans'],
    ['an empty word', { 'en/x.json': { a: ' ' } }, 'en/x.json: a is empty'],
    [
      'Traditional that was typed',
      { 'zh-Hant/x.json': { a: '办' } },
      'zh-Hant/x.json: a is not as made (npm run i18n)',
    ],
  ])('%s', (_name, change, message) => {
    const files = Object.fromEntries(Object.entries({ ...good, ...change }).filter(([, content]) => content));
    expect(checkNamespace(makeFolder(files), 'x')).toEqual([message]);
  });

  it('keys that nothing uses, and knows keys put together', () => {
    const code = [readCodeWords('x.tsx', "t('a.b'); t(`state.${name}`); t('form.' + f); <p title='n:c' />;")];
    const keys = [...flatten({ a: { b: '1' }, c: '2', d: '3', state: { on: '4' }, form: { f: '5' } }).keys()];
    expect(findUnusedKeys(keys, 'n', code)).toEqual(['d']);
  });

  it('Chinese in code, but not in comments', () => {
    const text = "// 注释\nconst a = '文字';\nconst b = <p>你好</p>;\nconst c = `第 ${n} 步`;\n";
    expect(readCodeWords('x.tsx', text).chinese.map((found) => found.line)).toEqual([2, 3, 4, 4]);
  });
});
