import { describe, expect, it } from 'vitest';
import { collectPassages } from './collect-passages.ts';
import type { ReadNode } from './read-node.ts';

type Attributes = Record<string, string>;

/** As much of a document as the walk looks at. */
function h(nodeName: string, attributes: Attributes = {}, ...children: (ReadNode | string)[]): ReadNode {
  const childNodes = children.map((child) => (typeof child === 'string' ? text(child) : child));
  return {
    ...{ nodeType: 1, nodeName, childNodes },
    textContent: childNodes.map((child) => child.textContent).join(''),
    getAttribute: (name) => attributes[name] ?? null,
  };
}
const text = (content: string): ReadNode => ({
  ...{ nodeType: 3, nodeName: '#text', textContent: content, childNodes: [] },
});

const words = { action: (name: string) => `press ${name}`, comma: ', ', colon: ': ' };
const read = (root: ReadNode, isShown: (node: ReadNode) => boolean = () => true) =>
  collectPassages(root, words, isShown).map((passage) => passage.text);

describe('what is read of a page', () => {
  it('are headings, paragraphs and the main action, in their order; no ways elsewhere and nothing hidden', () => {
    const page = h(
      'DIV',
      {},
      h('HEADER', {}, h('A', {}, h('SPAN', {}, 'Back')), h('H1', {}, 'Sole trader')),
      h('NAV', {}, h('P', {}, 'menu')),
      h('MAIN', {}, h('svg', {}, h('title', {}, 'icon')), h('P', { 'aria-hidden': 'true' }, 'shape')),
      h('MAIN', {}, h('P', {}, 'Bring your ', h('EM', {}, 'card'), '.'), h('P', { hidden: '' }, 'gone')),
      h('FOOTER', {}, h('BUTTON', { 'data-read': 'action' }, 'Begin'), h('BUTTON', {}, 'Later')),
    );
    expect(read(page)).toEqual(['Sole trader', 'Bring your card.', 'press Begin']);
  });

  it('is no clock, no field’s content and no action that cannot be taken', () => {
    const page = h(
      'MAIN',
      {},
      h('LABEL', {}, 'Name'),
      h('TEXTAREA', {}, 'Zhang'),
      h('P', {}, 'Kept until 14:00', h('SPAN', { role: 'timer' }, '0:59')),
      h('BUTTON', { 'data-read': 'action', disabled: '' }, 'Next'),
    );
    expect(read(page)).toEqual(['Name', 'Kept until 14:00']);
  });

  it('has a label with its value, and parts that stand apart with a pause between', () => {
    const page = h(
      'MAIN',
      {},
      h('DL', {}, h('DIV', {}, h('DT', {}, 'Fee'), h('DD', {}, 'none'))),
      h('P', {}, 'ID card', h('SPAN', {}, 'required')),
      h('P', {}, 'Step 2 of 3', h('STRONG', {}, 'Devices')),
      h('P', {}, 'Main Street 1', h('BR'), h('A', {}, 'Phone 023-68000000')),
    );
    expect(read(page)).toEqual([
      'Fee: none',
      'ID card, required',
      'Step 2 of 3, Devices',
      'Main Street 1, Phone 023-68000000',
    ]);
  });

  it('takes a marked link for words, leaves a marked part out, and nothing that is not drawn', () => {
    const away = h('P', {}, 'not drawn');
    const page = h(
      'UL',
      {},
      h('LI', {}, h('A', { 'data-read': 'text' }, h('SPAN', {}, 'Sole trader'), h('SPAN', {}, 'open'))),
      h('LI', { 'data-read': 'skip' }, 'a long list'),
      away,
    );
    expect(read(page, (node) => node !== away)).toEqual(['Sole trader, open']);
  });
});
