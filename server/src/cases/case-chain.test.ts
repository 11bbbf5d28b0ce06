import { describe, expect, it } from 'vitest';
import {
  type ChainedLine,
  chainStart,
  type Head,
  hashOf,
  type JournalLine,
  sealOf,
  verifyChain,
} from './case-chain.ts';

const key = new Uint8Array(32).fill(7);
const caseId = 'case-1';

function chain(lines: readonly JournalLine[], sealKey = key): { lines: ChainedLine[]; head: Head } {
  let journalHead = chainStart(caseId);
  const chained = lines.map((line, index) => {
    journalHead = hashOf(journalHead, { ...line, sequence: index + 1 });
    return { ...line, sequence: index + 1, hash: journalHead };
  });
  const journalSeal = sealOf(sealKey, caseId, lines.length, journalHead);
  return { lines: chained, head: { entryCount: lines.length, journalHead, journalSeal } };
}
const told: JournalLine[] = ['opened', 'reviewed', 'noticed', 'ended'].map((action, index) => ({
  ...{ at: 1_000 * index, actorRole: 'agent', actorId: 'a1', action, callId: null },
  details: { note: `n${index}`, list: [1, { b: 2, a: 1 }] },
}));
const { lines, head } = chain(told);
const faultOf = (changed: readonly ChainedLine[], changedHead = head) =>
  verifyChain(caseId, changed, changedHead, key).fault;
const without = (sequence: number) => lines.filter((line) => line.sequence !== sequence);

describe('a journal', () => {
  it('as it was written is intact, an empty one too', () => {
    expect(verifyChain(caseId, lines, head, key)).toEqual({
      ...{ isIntact: true, entryCount: 4, head: head.journalHead, fault: null },
    });
    const empty = chain([]);
    expect(verifyChain(caseId, empty.lines, empty.head, key).isIntact).toBe(true);
  });

  it.each([
    ['the time', { at: 1_001 }],
    ['the person', { actorId: 'a2' }],
    ['the role', { actorRole: 'applicant' }],
    ['the act', { action: 'reviewd' }],
    ['the call', { callId: 'c' }],
    ['a detail', { details: { note: 'n1', list: [1, { b: 2, a: 2 }] } }],
    ['a detail that is gone', { details: { note: 'n1' } }],
    ['its hash', { hash: '0'.repeat(64) }],
  ])('tells which entry was changed: %s', (_name, change) => {
    const changed = lines.map((line) => (line.sequence === 2 ? { ...line, ...change } : line));
    expect(faultOf(changed)).toEqual({ sequence: 2, kind: 'changed' });
  });

  it('tells what is missing, at the beginning, in between and at the end', () => {
    expect(faultOf(without(1))).toEqual({ sequence: 1, kind: 'missing' });
    expect(faultOf(without(3))).toEqual({ sequence: 3, kind: 'missing' });
    expect(faultOf(without(4))).toEqual({ sequence: 4, kind: 'missing' });
  });

  it('tells what was added', () => {
    const more = chain([...told, ...told.slice(0, 1)]).lines;
    expect(faultOf(more)).toEqual({ sequence: 5, kind: 'inserted' });
  });

  it('that was made anew as a whole lacks the seal of the installation', () => {
    const forged = chain(told.slice(0, 2), new Uint8Array(32).fill(8));
    expect(faultOf(forged.lines, forged.head)).toEqual({ sequence: 2, kind: 'headMoved' });
    expect(verifyChain('case-2', lines, head, key).fault).toEqual({ sequence: 1, kind: 'changed' });
  });
});
