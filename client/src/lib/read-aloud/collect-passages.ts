// A page comes in, what is worth hearing of it goes out to `sentences.ts`: headings, paragraphs, labels with their values and
// the main thing to press; no icons, no lists of ways elsewhere, nothing that is hidden.
import { elementType, type ReadNode, textType } from './read-node.ts';

export type Passage = { text: string; node: ReadNode };
export type ReadingWords = {
  /** What to say of the button that leads on. */
  action: (name: string) => string;
  /** Between parts of one line. */
  comma: string;
  /** After a label. */
  colon: string;
};

const silentTags = new Set(
  'SCRIPT STYLE TEMPLATE SVG NAV SELECT INPUT TEXTAREA VIDEO AUDIO METER PROGRESS IMG CANVAS IFRAME'.split(
    ' ',
  ),
);
/** Clocks that run, and ways elsewhere. */
const silentRoles = new Set(['timer', 'navigation', 'progressbar']);
const blockTags = new Set(
  (
    'P LI DT DD LEGEND LABEL FIGCAPTION SUMMARY H1 H2 H3 H4 TD TH DIV SECTION MAIN HEADER FOOTER UL OL DL FIELDSET ' +
    'FORM ARTICLE ASIDE FIGURE SEARCH'
  ).split(' '),
);
const partTags = new Set(['SPAN', 'STRONG', 'SMALL', 'TIME']);

/**
 * In reading order, each with the element it stands in. `data-read` on an element overrides: `skip` leaves it out, `text`
 * reads a link or button as words, `action` names it as what to press.
 */
export function collectPassages(
  root: ReadNode,
  words: ReadingWords,
  isShown: (node: ReadNode) => boolean,
): Passage[] {
  const passages: Passage[] = [];
  let line = '';
  let label = '';

  function flush(node: ReadNode): void {
    const text = line
      .replace(/\s+/g, ' ')
      .replace(/[，,·\s]+$/, '')
      .trim();
    line = '';
    if (text === '') return;
    if (node.nodeName === 'DT') {
      label = `${text}${words.colon}`;
      return;
    }
    passages.push({ text: `${label}${text}`, node });
    label = '';
  }

  /** What stands apart to the eye is apart to the ear. */
  function breakLine(): void {
    if (!/(^|[\s，,。.：:；;、！？!?（(·])$/.test(line.trimEnd())) line = `${line.trimEnd()}${words.comma}`;
  }

  function walk(node: ReadNode, parent: ReadNode): void {
    if (node.nodeType === textType) {
      line += (node.textContent ?? '').replace(/\s+/g, ' ');
      return;
    }
    if (node.nodeType !== elementType || isSilent(node) || !isShown(node)) return;
    const tag = node.nodeName.toUpperCase();
    const mark = node.getAttribute?.('data-read');
    if (mark === 'action') {
      flush(parent);
      const name = (node.textContent ?? '').trim();
      if (name !== '' && node.getAttribute?.('disabled') === null)
        passages.push({ text: words.action(name), node });
      return;
    }
    if (tag === 'BR') {
      breakLine();
      return;
    }
    if (tag === 'BUTTON' && mark !== 'text') return;
    if (tag === 'A' && mark !== 'text' && !isInSentence(parent)) return;
    if (mark === 'text' || blockTags.has(tag)) {
      flush(parent);
      for (const child of node.childNodes) walk(child, node);
      flush(node);
      return;
    }
    if (partTags.has(tag)) breakLine();
    for (const child of node.childNodes) walk(child, parent);
    if (partTags.has(tag)) breakLine();
  }

  walk(root, root);
  return passages;
}

function isSilent(node: ReadNode): boolean {
  const has = (name: string) => node.getAttribute?.(name) ?? null;
  return (
    silentTags.has(node.nodeName.toUpperCase()) ||
    silentRoles.has(has('role') ?? '') ||
    has('aria-hidden') === 'true' ||
    has('hidden') !== null ||
    has('inert') !== null ||
    has('data-read') === 'skip'
  );
}

/** A link among words is part of what they say; one that stands alone is a way elsewhere. */
function isInSentence(parent: ReadNode): boolean {
  for (const child of parent.childNodes) {
    if (child.nodeType === textType && (child.textContent ?? '').trim() !== '') return true;
  }
  return false;
}
