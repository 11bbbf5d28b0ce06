import { describe, expect, it } from 'vitest';
import type { ReportSectionId, ReportText, SignatureState } from '../nouns/expert-report.ts';
import type { ExpertConclusion, PanelSeatId } from '../nouns/expert-review.ts';
import { agreedConclusion, lacksOfReport, type ReportLack, signingOutcome } from './report-rules.ts';

const vote = (...conclusions: (ExpertConclusion | null)[]) =>
  agreedConclusion(conclusions.map((conclusion) => ({ conclusion })));

it('a conclusion is what more than half of those who judge are for, whoever has not said', () => {
  expect(vote('passed', 'passed', 'notPassed')).toBe('passed');
  expect(vote('passed', 'passed', null, null)).toBeNull();
  expect(vote('passed', 'passed', 'passed', null, null)).toBe('passed');
  expect(vote('passed', 'passedWithChanges', 'notPassed')).toBeNull();
  expect(vote()).toBeNull();
});

const seatId = 's1' as PanelSeatId;
const section = (sectionId: string, text = '写好了') => ({
  sectionId: sectionId as ReportSectionId,
  runs: [{ seatId, text }],
});
const change = (text = '补充计算', seatIds = [seatId]) =>
  ({ changeId: 'c1', runs: [{ seatId, text }], criterionId: null, seatIds }) as ReportText['changes'][number];

describe('what a report lacks', () => {
  const sections = [section('project'), section('suggestions', ' ')];
  it.each<[string, Parameters<typeof lacksOfReport>[0], ReportLack[]]>([
    ['nothing', { sections, changes: [], conclusion: 'passed' }, []],
    ['nothing, with changes', { sections, changes: [change()], conclusion: 'passedWithChanges' }, []],
    [
      'a section, a conclusion',
      { sections: [section('seen', '  ')], changes: [], conclusion: null },
      [{ of: 'section', sectionId: 'seen' }, { of: 'conclusion' }],
    ],
    ['what to change', { sections, changes: [], conclusion: 'passedWithChanges' }, [{ of: 'changes' }]],
    [
      'a reason for changes that are not asked for',
      { sections, changes: [change()], conclusion: 'notPassed' },
      [{ of: 'changesTooMany' }],
    ],
    [
      'words of a change, and who looks at it',
      { sections, changes: [change(' ', [])], conclusion: 'passedWithChanges' },
      [
        { of: 'changeText', changeId: 'c1' },
        { of: 'changeVerifiers', changeId: 'c1' },
      ],
    ],
  ])('is %s', (_, written, lacks) => {
    expect(lacksOfReport(written)).toEqual(lacks);
  });
});

it.each([
  ['agreed agreed owing', 'waits'],
  ['agreed agreed agreed', 'concludes'],
  ['agreed dissented agreed', 'concludes'],
  ['agreed silent agreed', 'concludes'],
  ['dissented silent agreed', 'concludes'],
  ['silent silent agreed', 'waits'],
  ['silent silent silent', 'waits'],
  ['dissented dissented agreed', 'reopens'],
  ['dissented agreed dissented agreed', 'reopens'],
  ['', 'waits'],
])('signatures %s: it %s', (states, outcome) => {
  expect(signingOutcome(states.split(' ').filter((state) => state !== '') as SignatureState[])).toBe(outcome);
});
