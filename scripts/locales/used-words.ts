// What the client's code says by itself: literals that may be keys, and Chinese that belongs into the language files.
import { parseSync } from 'oxc-parser';

export interface CodeWords {
  /** Literals as written. */
  literals: Set<string>;
  /** Beginnings of keys that are put together at run time, such as `state.${name}`. */
  prefixes: Set<string>;
  chinese: { line: number; text: string }[];
}

interface AstNode {
  type: string;
  start: number;
  value?: unknown;
  quasis?: { value: { cooked: string } }[];
  [key: string]: unknown;
}

const hasChinese = (text: string) => /\p{Script=Han}/u.test(text);

function* children(node: AstNode): Generator<AstNode> {
  for (const value of Object.values(node)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item && typeof item === 'object' && typeof (item as AstNode).type === 'string')
        yield item as AstNode;
    }
  }
}

export function readCodeWords(path: string, text: string): CodeWords {
  const words: CodeWords = { literals: new Set(), prefixes: new Set(), chinese: [] };
  const note = (node: AstNode, value: string) => {
    if (hasChinese(value)) {
      words.chinese.push({
        line: text.slice(0, node.start).split('\n').length,
        text: value.trim().slice(0, 40),
      });
    }
  };
  const visit = (node: AstNode): void => {
    if ((node.type === 'Literal' || node.type === 'JSXText') && typeof node.value === 'string') {
      note(node, node.value);
      words.literals.add(node.value);
      if (/[.:]$/.test(node.value)) words.prefixes.add(node.value);
    }
    if (node.type === 'TemplateLiteral' && node.quasis) {
      for (const quasi of node.quasis) note(node, quasi.value.cooked);
      const [first] = node.quasis;
      if (first && node.quasis.length === 1) words.literals.add(first.value.cooked);
      else if (first && first.value.cooked !== '') words.prefixes.add(first.value.cooked);
    }
    for (const child of children(node)) visit(child);
  };
  visit(parseSync(path, text).program as unknown as AstNode);
  return words;
}
