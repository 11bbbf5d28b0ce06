import type { DecisionOutcome } from '@cloudseat/shared/nouns/case-decision.ts';
import { decisionOutcomes } from '@cloudseat/shared/nouns/case-outcomes.ts';
import { caseStates, lineStatuses } from '@cloudseat/shared/nouns/case-states.ts';
import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../platform/errors.ts';
import { assertFits, type DecisionFacts, eventOf } from './acceptance-rules.ts';
import { nextCaseState } from './case-state.ts';

type Line = DecisionFacts['lines'][number];
const line = (lineId: string, status: Line['status'], isRequired = true): Line => ({
  ...{ lineId: lineId as MaterialLineId, status, isRequired },
});
const facts = (change: Partial<DecisionFacts> = {}): DecisionFacts => ({
  ...{ state: 'open', lines: [line('a', 'ok'), line('b', 'corrected')], paperCount: 2 },
  ...{ isReceived: false, noticeCount: 0, allowedReason: null, openTaskCount: 0 },
  ...change,
});
const verdictOf = (outcome: DecisionOutcome, change: Partial<DecisionFacts> = {}) => {
  try {
    assertFits(outcome, facts(change));
    return 'fits';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const lineIds = error.details?.lineIds as string[] | undefined;
    return lineIds?.length ? `${error.code} ${lineIds.join()}` : error.code;
  }
};

/** Where each is looked for. */
const stateFor: Record<DecisionOutcome, DecisionFacts['state']> = {
  ...{ receive: 'open', notice: 'correcting', accept: 'open', acceptConditionally: 'open', refuse: 'open' },
  ...{ complete: 'conditional', grant: 'accepted', deny: 'conditional' },
};

describe('an outcome', () => {
  const missing = { lines: [line('a', 'ok'), line('b', 'missing')] };
  const unseen = { lines: [line('a', 'missing'), line('b', null), line('c', null, false)] };
  it.each<[DecisionOutcome, string, Partial<DecisionFacts>, string]>([
    ['accept', 'when all is there, or was mended on the spot', {}, 'fits'],
    [
      'accept',
      'with an optional line nobody looked at',
      { lines: [line('a', 'ok'), line('c', null, false)] },
      'fits',
    ],
    ['accept', 'with a gap', missing, 'GAPS_OPEN b'],
    [
      'accept',
      'with an optional paper that is not right',
      { lines: [line('c', 'notCompliant', false)] },
      'GAPS_OPEN c',
    ],
    ['accept', 'before every required line was looked at', unseen, 'LINES_UNREVIEWED b'],
    ['notice', 'of all gaps at once', missing, 'fits'],
    ['notice', 'before every required line was looked at', unseen, 'LINES_UNREVIEWED b'],
    ['notice', 'of nothing', {}, 'NO_GAPS'],
    ['notice', 'a second time', { ...missing, noticeCount: 1 }, 'NOTICE_REPEATED'],
    ['notice', 'a second time, allowed', { ...missing, noticeCount: 1, allowedReason: 'new law' }, 'fits'],
    ['acceptConditionally', 'with a gap', missing, 'fits'],
    ['acceptConditionally', 'without one', {}, 'NO_GAPS'],
    ['complete', 'once all has come', {}, 'fits'],
    ['complete', 'while something is missing', missing, 'GAPS_OPEN b'],
    ['receive', 'of papers', {}, 'fits'],
    ['receive', 'of none', { paperCount: 0 }, 'NO_PAPERS'],
    ['refuse', 'whatever the papers are', unseen, 'fits'],
    ['refuse', 'with something to be done', { openTaskCount: 1 }, 'TASKS_OPEN'],
    ['grant', 'with something to be done', { openTaskCount: 1 }, 'TASKS_OPEN'],
    ['deny', 'with nothing to be done', {}, 'fits'],
  ])('%s %s', (outcome, _when, change, verdict) => {
    expect(verdictOf(outcome, { state: stateFor[outcome], ...change })).toBe(verdict);
  });

  it('never accepts with a gap, and never tells of gaps before all required lines were seen', () => {
    const lines = fc.array(
      fc.record({
        lineId: fc.string().map((id) => id as MaterialLineId),
        isRequired: fc.boolean(),
        status: fc.constantFrom(null, ...lineStatuses),
      }),
    );
    fc.assert(
      fc.property(lines, fc.constantFrom(...decisionOutcomes), (given, outcome) => {
        if (verdictOf(outcome, { state: stateFor[outcome], lines: given }) !== 'fits') return;
        const hasGap = given.some(({ status }) => status === 'missing' || status === 'notCompliant');
        const isSeen = given.every(({ isRequired, status }) => !isRequired || status !== null);
        if (outcome === 'accept' || outcome === 'complete') expect([hasGap, isSeen]).toEqual([false, true]);
        if (outcome === 'notice' || outcome === 'acceptConditionally')
          expect([hasGap, isSeen]).toEqual([true, true]);
      }),
    );
  });

  it('is refused in every state that its event does not fit, and nowhere else', () => {
    for (const state of caseStates)
      for (const outcome of decisionOutcomes) {
        const event = eventOf[outcome];
        const moves = event === undefined ? state === 'open' : nextCaseState(state, event) !== null;
        const verdict = verdictOf(outcome, { state, lines: [] });
        expect([state, outcome, verdict === 'CASE_STATE']).toEqual([state, outcome, !moves]);
      }
  });
});
