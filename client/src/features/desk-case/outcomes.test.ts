import type { CaseView, LineStatus } from '@cloudseat/shared/nouns/service-case.ts';
import { describe, expect, it } from 'vitest';
import { outcomesOf } from './outcomes.ts';

const line = (status: LineStatus | null, isRequired = true, paperCount = 0) => ({
  ...{ isRequired, versions: Array.from({ length: paperCount }, () => ({})) },
  review: status && { status },
});
const facts = (change: object = {}) =>
  ({
    ...{ state: 'open', lines: [line('ok', true, 1)], otherMaterials: [], vouchers: [] },
    ...{ noticeCount: 0, allowedReason: null, ...change },
  }) as unknown as CaseView;
const obstacles = (change: object) =>
  Object.fromEntries(outcomesOf(facts(change)).map(({ outcome, obstacle }) => [outcome, obstacle]));

describe('the conclusions that a desk offers', () => {
  it.each([
    [
      'when all is fine',
      {},
      { receive: null, accept: null, notice: 'noGaps', acceptConditionally: 'noGaps', refuse: null },
    ],
    [
      'with a gap',
      { lines: [line('ok', true, 1), line('missing')] },
      { receive: null, accept: 'gaps', notice: null, acceptConditionally: null, refuse: null },
    ],
    [
      'before all was looked at',
      { lines: [line('missing'), line(null), line(null, false)] },
      {
        receive: 'noPapers',
        accept: 'unseen',
        notice: 'unseen',
        acceptConditionally: 'unseen',
        refuse: null,
      },
    ],
    [
      'once there is a receipt',
      { vouchers: [{ kind: 'receipt' }] },
      { receive: 'received', accept: null, notice: 'noGaps', acceptConditionally: 'noGaps', refuse: null },
    ],
    [
      'after a notice',
      { state: 'correcting', noticeCount: 1, lines: [line('missing')] },
      { accept: 'gaps', notice: 'repeated', acceptConditionally: null, refuse: null },
    ],
    [
      'with another notice allowed',
      { state: 'correcting', noticeCount: 1, allowedReason: 'why', lines: [line('notCompliant')] },
      { accept: 'gaps', notice: null, acceptConditionally: null, refuse: null },
    ],
    [
      'accepted conditionally',
      { state: 'conditional', lines: [line('missing')] },
      { complete: 'gaps', grant: null, deny: null },
    ],
    ['accepted', { state: 'accepted' }, { grant: null, deny: null }],
    ['ended', { state: 'decided' }, {}],
  ])('%s', (_when, change, expected) => {
    expect(obstacles(change)).toEqual(expected);
  });
});
