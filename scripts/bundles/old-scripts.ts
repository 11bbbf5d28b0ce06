// What the applicant's scripts may use: phones of 2019, an Android WebView of Chrome 79 and Safari 14 (iOS 14.3).
import { type Node, parse } from 'acorn';

export interface Finding {
  what: string;
  /** Of the text. */
  offset: number;
}

/** Both browsers know ES2020, but for what `forbidden` names; import() and import.meta among it. */
const ecmaVersion = 2020;

/** Known to Safari 14 alone: Chrome got `?.` and `??` with 80, Safari `export * as` with 14.1. */
function findForbidden(node: AnyNode): string | null {
  if (node.type === 'ChainExpression') return 'optional chaining';
  if (node.type === 'LogicalExpression' && node.operator === '??') return 'nullish coalescing';
  if (node.type === 'ExportAllDeclaration' && node.exported) return 'export * as';
  return hasLookbehind(patternOf(node)) ? 'lookbehind in a regular expression' : null;
}

/** Safari got it with 16.4. */
const hasLookbehind = (pattern: string) => /\(\?<[=!]/.test(pattern);

function patternOf(node: AnyNode): string {
  if (node.type === 'Literal') return (node.regex as { pattern: string } | undefined)?.pattern ?? '';
  const isConstructor = node.type === 'NewExpression' || node.type === 'CallExpression';
  if (!isConstructor || nameOf(node.callee) !== 'RegExp') return '';
  return textOf((node.arguments as AnyNode[])[0]);
}

/** Methods by their name alone, whatever they are called on; functions of a known object; names in the global scope. */
const methods = new Set([
  ...['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with', 'replaceAll'],
  ...['isWellFormed', 'toWellFormed', 'replaceChildren', 'showModal', 'showPopover', 'hidePopover'],
  ...['togglePopover', 'checkVisibility', 'requestVideoFrameCallback', 'throwIfAborted'],
  ...['transferControlToOffscreen', 'setBigUint64', 'getBigUint64', 'setBigInt64', 'getBigInt64'],
  ...[
    'createEncodedStreams',
    'startViewTransition',
    'getHTML',
    'setHTMLUnsafe',
    'moveBefore',
    'requestFullscreen',
  ],
]);
const members: Record<string, ReadonlySet<string>> = {
  Object: new Set(['hasOwn', 'groupBy']),
  Map: new Set(['groupBy']),
  Array: new Set(['fromAsync']),
  Promise: new Set(['any', 'withResolvers', 'try']),
  AbortSignal: new Set(['timeout', 'any', 'abort']),
  crypto: new Set(['randomUUID']),
  URL: new Set(['canParse', 'parse']),
  Response: new Set(['json']),
  Intl: new Set(['ListFormat', 'DisplayNames', 'Segmenter', 'DurationFormat', 'supportedValuesOf']),
  navigator: new Set([
    ...['locks', 'wakeLock', 'clipboard', 'share', 'canShare', 'mediaSession', 'permissions', 'storage'],
    ...['userAgentData', 'connection', 'setAppBadge', 'virtualKeyboard'],
  ]),
};
const globals = new Set([
  ...[
    'structuredClone',
    'BroadcastChannel',
    'WeakRef',
    'FinalizationRegistry',
    'AggregateError',
    'OffscreenCanvas',
  ],
  ...['CompressionStream', 'DecompressionStream', 'TransformStream', 'WritableStream', 'TextDecoderStream'],
  ...['scheduler', 'navigation', 'cookieStore', 'reportError', 'Iterator', 'Temporal', 'WebTransport'],
  ...['RTCRtpScriptTransform', 'MediaStreamTrackProcessor', 'MediaStreamTrackGenerator', 'VideoFrame'],
  ...[
    'ImageCapture',
    'ElementInternals',
    'EditContext',
    'AudioContext',
    'requestIdleCallback',
    'SharedWorker',
  ],
]);
/** Attributes and options that old browsers pass over in silence. */
const keys = new Set([
  'inert',
  'popover',
  'dateStyle',
  'timeStyle',
  'numberingSystem',
  'fractionalSecondDigits',
]);

type AnyNode = Node & Record<string, unknown>;

const parseAt = (script: string, level: 2020 | 'latest') =>
  parse(script, { ecmaVersion: level, sourceType: 'module' }) as unknown as AnyNode;

/** The place where an old browser would refuse to read the script at all, or null. */
export function findNewSyntax(script: string): Finding | null {
  let tree: AnyNode;
  try {
    tree = parseAt(script, ecmaVersion);
  } catch (error) {
    const { message, pos } = error as SyntaxError & { pos: number };
    return { what: message, offset: pos };
  }
  for (const [node] of visit(tree)) {
    const what = findForbidden(node);
    if (what !== null) return { what, offset: node.start };
  }
  return null;
}

/** Every use of something that one of the browsers does not have; a question for its `typeof` is no use. */
export function findNewInterfaces(script: string): Finding[] {
  const tree = parseAt(script, 'latest');
  return [...visit(tree)].flatMap(([node, parent]) => {
    const what = nameInterface(node, parent);
    return what === null ? [] : [{ what, offset: node.start }];
  });
}

function nameInterface(node: AnyNode, parent: AnyNode | null): string | null {
  if (parent?.type === 'UnaryExpression' && parent.operator === 'typeof') return null;
  if (node.type === 'MemberExpression') return nameMember(node, parent);
  if (node.type === 'VariableDeclarator') return nameTakenApart(node);
  if (node.type === 'Property') return nameKey(node, parent);
  if (node.type === 'CallExpression' && isListenerWithSignal(node)) return 'addEventListener with signal';
  if (node.type !== 'Identifier' || !globals.has(String(node.name))) return null;
  const isName = parent?.type === 'MemberExpression' && parent.property === node && !parent.computed;
  const isKey = parent?.type === 'Property' && parent.key === node && !parent.computed;
  return isName || isKey || parent?.type === 'MethodDefinition' ? null : String(node.name);
}

function nameMember(node: AnyNode, parent: AnyNode | null): string | null {
  const [owner, name] = [
    nameOf(node.object),
    node.computed ? textOf(node.property as AnyNode) : nameOf(node.property),
  ];
  if (members[owner]?.has(name)) return `${owner}.${name}`;
  if (['window', 'globalThis', 'self'].includes(owner) && globals.has(name)) return name;
  const isCall = parent?.type === 'CallExpression' && parent.callee === node;
  return isCall && methods.has(name) ? `.${name}()` : null;
}

/** const { wakeLock } = navigator. */
function nameTakenApart({ id, init }: AnyNode): string | null {
  const owner = nameOf(init);
  const properties = ((id as AnyNode).properties ?? []) as AnyNode[];
  const name = properties.map(({ key }) => nameOf(key)).find((key) => members[owner]?.has(key));
  return name === undefined ? null : `${owner}.${name}`;
}

/** Of an object that somebody makes, not of one that is taken apart. */
function nameKey(node: AnyNode, parent: AnyNode | null): string | null {
  const name = nameOf(node.key) || textOf(node.key as AnyNode);
  return parent?.type === 'ObjectExpression' && keys.has(name) ? `${name}:` : null;
}

function isListenerWithSignal({ callee, arguments: given }: AnyNode): boolean {
  const options = (given as AnyNode[])[2];
  if (nameOf((callee as AnyNode).property) !== 'addEventListener' || options?.type !== 'ObjectExpression')
    return false;
  return (options.properties as AnyNode[]).some(({ key }) => nameOf(key) === 'signal');
}

const nameOf = (node: unknown) => String((node as { name?: unknown } | null)?.name ?? '');

/** Of a plain string, also in back quotes, as the minifier writes it. */
function textOf(node: AnyNode | undefined): string {
  if (node?.type === 'Literal') return String(node.value);
  if (node?.type !== 'TemplateLiteral') return '';
  const [only, ...others] = node.quasis as { value: { cooked?: string } }[];
  return others.length === 0 ? (only?.value.cooked ?? '') : '';
}

function* visit(node: AnyNode, parent: AnyNode | null = null): Generator<[AnyNode, AnyNode | null]> {
  yield [node, parent];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string' && typeof child.start === 'number') yield* visit(child, node);
    }
  }
}
