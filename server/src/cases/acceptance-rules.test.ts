import type { DecisionOutcome } from '@cloudseat/shared/nouns/case-decision.ts';
import { decisionOutcomes } from '@cloudseat/shared/nouns/case-outcomes.ts';
import { lineStatuses } from '@cloudseat/shared/nouns/case-states.ts';
import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../platform/errors.ts';
import { assertFits, type DecisionFacts, eventOf, type LineFact } from './acceptance-rules.ts';
import { nextCaseState } from './case-state.ts';

const line = (lineId: string, status: LineFact['status'], isRequired = true): LineFact => ({
  ...{ lineId: lineId as MaterialLineId, status, isRequired },
});
const facts = (change: Partial<DecisionFacts> = {}): DecisionFacts => ({
  ...{ state: 'open', lines: [line('a', 'ok'), line('b', 'corrected')], paperCount: 2 },
  ...{ noticeCount: 0, allowedReason: null, openTaskCount: 0 },
  ...change,
});
const verdictOf = (outcome: DecisionOutcome, change: Partial<DecisionFacts> = {}) => {
  try {
    assertFits(outcome, facts(change));
    return 'fits';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const lineIds = error.details?.lineIds as string[] | undefined;
    return lineIds ? `${error.code} ${lineIds.join()}` : error.code;
  }
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
    expect(verdictOf(outcome, change)).toBe(verdict);
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
        if (verdictOf(outcome, { lines: given }) !== 'fits') return;
        const hasGap = given.some(({ status }) => status === 'missing' || status === 'notCompliant');
        const isSeen = given.every(({ isRequired, status }) => !isRequired || status !== null);
        if (outcome === 'accept' || outcome === 'complete') expect([hasGap, isSeen]).toEqual([false, true]);
        if (outcome === 'notice' || outcome === 'acceptConditionally')
          expect([hasGap, isSeen]).toEqual([true, true]);
      }),
    );
  });

  it('moves a case that it fits, and no case that has ended', () => {
    for (const outcome of decisionOutcomes) {
      const event = eventOf[outcome];
      if (event !== undefined) expect(nextCaseState('decided', event)).toBeNull();
    }
  });
});
