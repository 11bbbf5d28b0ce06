import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkOldPhones } from './old-phones.ts';
import { findNewInterfaces, findNewSyntax } from './old-scripts.ts';
import { findNewStyles } from './old-styles.ts';

describe('a script for phones of 2019', () => {
  it.each([
    'a?.b',
    'a ?? b',
    'a ??= b',
    'a ||= b',
    'export * as a from "b"',
    'class A { static {} }',
    'class A { #b() {} }',
    'class A { b = 1 }',
    'await a',
    '1_000',
    '/(?<=a)b/',
    '/(?<!a)b/',
    'new RegExp("(?<=a)b")',
    'RegExp(`(?<!a)b`)',
    '/a/v',
    '/a/d',
    'import a from "b" with { type: "json" }',
    'using a = b',
  ])('is not to have %s', (script) => {
    expect(findNewSyntax(script)).not.toBeNull();
  });

  it.each([
    'import("a").then(() => import.meta.url)',
    'async () => { for await (const a of b) c({ ...a }); }',
    'try { a() } catch { b() }',
    'export const a = 10n ** 2n',
    '/(?<name>\\p{L})(?=b)/us',
    'new RegExp("(?=a)")',
  ])('may have %s', (script) => {
    expect(findNewSyntax(script)).toBeNull();
  });

  it.each([
    ['a.at(-1)', '.at()'],
    ['a.replaceAll("b", "c")', '.replaceAll()'],
    ['Object.hasOwn(a, "b")', 'Object.hasOwn'],
    ['Promise.any([a])', 'Promise.any'],
    ['AbortSignal.timeout(5)', 'AbortSignal.timeout'],
    ['crypto.randomUUID()', 'crypto.randomUUID'],
    ['window.structuredClone(a)', 'structuredClone'],
    ['new BroadcastChannel("a")', 'BroadcastChannel'],
    ['navigator.locks.request("a", b)', 'navigator.locks'],
    ['const { wakeLock } = navigator', 'navigator.wakeLock'],
    ['dialog.showModal()', '.showModal()'],
    ['a.addEventListener("b", c, { signal: d })', 'addEventListener with signal'],
    ['jsx("div", { inert: true })', 'inert:'],
    ['new Intl.DateTimeFormat("zh", { dateStyle: "long" })', 'dateStyle:'],
  ])('uses in %s something they may lack', (script, what) => {
    expect(findNewInterfaces(script).map((finding) => finding.what)).toEqual([what]);
  });

  it('may ask what there is, and may have names of its own', () => {
    const script =
      'typeof structuredClone; const a = { at: 1, navigation: 2 }; a.at; a.navigation; (({ inert }) => inert)(a)';
    expect(findNewInterfaces(script)).toEqual([]);
  });
});

describe('a style for phones of 2019', () => {
  it.each([
    '.a { display: flex; gap: 4px }',
    '.a{display:inline-flex;grid-gap:4px}',
    '.a{inset:0}',
    '.a{aspect-ratio:1}',
    '.a{height:100dvh}',
    '.a:has(b){color:red}',
    '.a:is(b,c){color:red}',
    '.a:hover,.a:focus-visible{color:red}',
    '.a{color:color-mix(in srgb,red,blue)}',
    '@layer a{.b{color:red}}',
    '@media (width>=600px){.a{color:red}}',
    '.a{color:red;& .b{color:blue}}',
  ])('is not to have %s', (css) => {
    expect(findNewStyles(css)).not.toEqual([]);
  });

  it.each([
    '.a{display:grid;gap:4px}',
    '.a{height:100vh;height:100dvh}',
    '.a:focus-visible{color:red}',
    '@media (min-width:600px){.a{padding:env(safe-area-inset-top)}}',
    '.a{clip-path:inset(50%)}',
    '/* .a:has(b) {} */.a{color:red}',
  ])('may have %s', (css) => {
    expect(findNewStyles(css)).toEqual([]);
  });
});

describe('the check of the built pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloudseat-old-phones-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'a.js'), 'b();\nc(d.at(-1));\n');
  writeFileSync(join(folder, 'b.js'), 'let e = f ?? g;');
  writeFileSync(join(folder, 'a.css'), '.a{inset:0}');
  const chunk = { imports: [], lazyImports: [], isEntry: false };
  const chunks = [
    { ...chunk, name: 'a', files: ['a.js', 'a.css'] },
    { ...chunk, name: 'b', files: ['b.js'] },
  ];

  const placesOf = ({ name }: { name: string }) => new Set([name]);

  it('names file, place and part', () => {
    const { problems } = checkOldPhones(folder, chunks, [], placesOf);
    expect(problems.map((problem) => problem.split(' at …')[0])).toEqual([
      'a.js:2:3 (a): .at()',
      'a.css (a): inset (87, 14.1) in .a',
      'b.js:1:9 (b): nullish coalescing',
    ]);
  });

  it('takes what was reviewed where it was reviewed, and wants no stale line', () => {
    const reviewed = [
      { what: '.at()', in: 'a', why: '' },
      { what: 'inset (87, 14.1)', in: 'a', why: '' },
      { what: 'nullish coalescing', in: 'b', why: 'syntax cannot be reviewed away' },
    ];
    const { problems } = checkOldPhones(folder, chunks, reviewed, placesOf);
    expect(problems).toHaveLength(2);
    expect(problems[1]).toBe('reviewed.ts: nothing in b uses nullish coalescing any more');
  });
});
