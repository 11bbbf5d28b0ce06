// What the applicant's styles may use, for the same phones as old-scripts.ts. Old browsers pass over a declaration they do not
// know and drop a whole rule for a selector they do not know.

/** Known too late, and the page would lie wrong without it. Chrome and Safari, the versions that brought it. */
const properties: [what: string, pattern: RegExp][] = [
  ['aspect-ratio (88, 15)', /^aspect-ratio:/],
  ['inset (87, 14.1)', /^inset(-\w+)*:/],
  ['a transform of its own (104, 14.1)', /^(translate|rotate|scale):/],
  ['overflow: clip (90, 16)', /^overflow(-[xy])?:clip/],
  ['color-mix() (111, 16.2)', /color-mix\(/],
  ['relative colours (119, 16.4)', /\b(rgb|hsl|oklch)\(from /],
  ['new viewport units (108, 15.4)', /\d(d|s|l)v(h|w|i|b|min|max)\b/],
  ['a logical corner (89, 15)', /^border-(start|end)-(start|end)-radius:/],
  ['container units (105, 16)', /\dcq(w|h|i|b|min|max)\b/],
  ['subgrid (117, 16)', /\bsubgrid\b/],
];
const selectors: [what: string, pattern: RegExp][] = [
  [':is or :where (88, 14)', /:(is|where)\(/],
  [':has (105, 15.4)', /:has\(/],
  ['a list in :not (88, 9)', /:not\([^()]*,/],
  ['nesting (120, 17.2)', /&/],
  [':modal, ::backdrop of a dialog (37, 15.4)', /:modal|::backdrop/],
];
const blocks: [what: string, pattern: RegExp][] = [
  ['@layer (99, 15.4)', /@layer/],
  ['@container (105, 16)', /@container/],
  ['@scope (118, 17.4)', /@scope/],
  ['a range in a media query (104, 16.4)', /@media[^{]*[<>]/],
];

/** Findings with the rule they stand in, in a text of minified or plain CSS. */
export function findNewStyles(css: string): { what: string; rule: string }[] {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const inBlocks = blocks.flatMap(([what, pattern]) => {
    const [block] = new RegExp(`${pattern.source}[^{]*`).exec(text) ?? [];
    return block === undefined ? [] : [{ what, rule: block.trim() }];
  });
  const inRules = [...text.matchAll(/([^{};]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) =>
    [...judgeSelector(selector), ...judgeBody(body)].map((what) => ({ what, rule: selector.trim() })),
  );
  return [...inBlocks, ...inRules];
}

function judgeSelector(selector: string): string[] {
  const found = selectors.filter(([, pattern]) => pattern.test(selector)).map(([what]) => what);
  // Alone it costs no more than the ring itself.
  const dropsOthers = selector.includes(':focus-visible') && selector.includes(',');
  return dropsOthers ? [...found, ':focus-visible beside others (86, 15.4)'] : found;
}

function judgeBody(body: string): string[] {
  const declarations = body.split(';').map((line) => line.trim().replace(/\s*:\s*/, ':'));
  const isFlex = declarations.some((line) => /^display:(inline-)?flex/.test(line));
  const gaps = declarations.filter((line) => isFlex && /^(grid-)?((row|column)-)?gap:/.test(line));
  const found = properties.filter(([, pattern]) =>
    declarations.some((line, at) => pattern.test(line) && !hasFallback(declarations, at)),
  );
  return [...found.map(([what]) => what), ...gaps.map(() => 'gap in a flex box (84, 14.1)')];
}

/** The same property before it: old browsers keep that one. */
function hasFallback(declarations: readonly string[], at: number): boolean {
  const property = declarations[at]?.split(':')[0];
  return declarations.slice(0, at).some((line) => line.split(':')[0] === property);
}
