import { describe, expect, it } from 'vitest';
import { type OutcomeFacts, obstacleTo, outcomesOfState } from './case-rules.ts';
import { type CaseStateName, caseStates, isCaseOpen } from './case-states.ts';

const line = (status: OutcomeFacts['lines'][number]['status'], isRequired = true) => ({ status, isRequired });
const facts = (change: Partial<OutcomeFacts> = {}): OutcomeFacts => ({
  ...{ lines: [line('ok'), line('corrected')], paperCount: 1, isReceived: false },
  ...{ noticeCount: 0, allowedReason: null, ...change },
});
const obstacles = (state: CaseStateName, change: Partial<OutcomeFacts>) =>
  Object.fromEntries(
    (outcomesOfState[state] ?? []).map((outcome) => [outcome, obstacleTo(outcome, facts(change))]),
  );

describe('what may be concluded', () => {
  const missing = { lines: [line('ok'), line('missing')] };
  const unseen = { lines: [line('missing'), line(null), line(null, false)], paperCount: 0 };
  it.each<[string, CaseStateName, Partial<OutcomeFacts>, object]>([
    [
      'when all is fine',
      'open',
      {},
      { receive: null, accept: null, notice: 'noGaps', acceptConditionally: 'noGaps', refuse: null },
    ],
    [
      'with a gap',
      'open',
      missing,
      { receive: null, accept: 'gaps', notice: null, acceptConditionally: null, refuse: null },
    ],
    [
      'with an optional paper that is not right',
      'open',
      { lines: [line('notCompliant', false)] },
      { receive: null, accept: 'gaps', notice: null, acceptConditionally: null, refuse: null },
    ],
    [
      'before every required line was looked at',
      'open',
      unseen,
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
      'open',
      { isReceived: true },
      { receive: 'received', accept: null, notice: 'noGaps', acceptConditionally: 'noGaps', refuse: null },
    ],
    [
      'after a notice',
      'correcting',
      { ...missing, noticeCount: 1 },
      { accept: 'gaps', notice: 'repeated', acceptConditionally: null, refuse: null },
    ],
    [
      'with another notice allowed',
      'correcting',
      { ...missing, noticeCount: 1, allowedReason: 'why' },
      { accept: 'gaps', notice: null, acceptConditionally: null, refuse: null },
    ],
    [
      'accepted with something to follow',
      'conditional',
      missing,
      { complete: 'gaps', grant: null, deny: null },
    ],
    ['once that has come', 'conditional', {}, { complete: null, grant: null, deny: null }],
    ['accepted', 'accepted', missing, { grant: null, deny: null }],
  ])('%s', (_when, state, change, expected) => {
    expect(obstacles(state, change)).toEqual(expected);
  });

  it('is something in every state that has not ended, and nothing in the others', () => {
    for (const state of caseStates)
      expect([state, outcomesOfState[state] !== undefined]).toEqual([state, isCaseOpen(state)]);
  });
});
