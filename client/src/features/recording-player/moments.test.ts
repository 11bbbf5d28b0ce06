import { describe, expect, it } from 'vitest';
import { findMoments, momentAt, readMoments } from './moments.ts';

const words = {
  ofAction: (action: string) => `<${action}>`,
  ofLane: (lane: string) => `to ${lane}`,
  ofText: (text: Record<string, string>) => text.en ?? '',
  ofGap: (cause: string) => `no record: ${cause}`,
};
const moments = readMoments(
  [
    { at: 1_000, action: 'call.accepted', details: {} },
    { at: 9_000, action: 'document.shown', details: { title: '身份证.pdf' } },
    { at: 21_000, action: 'guest.joined', details: { name: '李**', relation: 'family' } },
  ],
  [{ fromMs: 12_000, toMs: 15_000, cause: 'hold', isMeant: true }],
  1_000,
  words,
);

describe('moments of a recording', () => {
  it('are the journal’s entries in words and the gaps, in order, from its begin', () => {
    expect(moments.map(({ atMs, what, isGap }) => [atMs, what, isGap])).toEqual([
      [0, '<call.accepted>', false],
      // An action that is newer than the page is called by its name.
      [8_000, 'document.shown：身份证.pdf', false],
      [12_000, 'no record: hold', true],
      [20_000, '<guest.joined>：李**', false],
    ]);
  });
  it('are found by words in any order', () => {
    expect(findMoments(moments, 'PDF 身份')).toHaveLength(1);
    expect(findMoments(moments, '')).toHaveLength(4);
    expect(findMoments(moments, '没有')).toEqual([]);
  });
  it('are current from when they begin', () => {
    expect(momentAt(moments, 7_000)?.atMs).toBe(0);
    expect(momentAt(moments, 8_000)?.atMs).toBe(8_000);
    expect(momentAt([], 0)).toBeNull();
  });
});

it('an opinion says whose it is, as the department was called then', () => {
  const department = { 'zh-Hans': '区住建委', 'zh-Hant': '區住建委', en: 'Housing' };
  const signed = { at: 2_000, action: 'joint.opinionSigned', details: { department } };
  expect(readMoments([signed], [], 1_000, words)).toMatchObject([{ what: '<joint.opinionSigned>：Housing' }]);
});

it('a supervisor’s change says who hears them from then on', () => {
  const change = { at: 2_000, action: 'monitor.laneChanged', details: { lane: 'main' } };
  expect(readMoments([change], [], 1_000, words)).toMatchObject([
    { atMs: 1_000, what: '<monitor.laneChanged>：to main' },
  ]);
});
