import { describe, expect, it } from 'vitest';
import { emptyProposal, isTouched, problemsOf, toProposal } from './propose-draft.ts';

const now = Date.UTC(2026, 10, 27, 1, 0);
const seat = { departmentId: 'd1' as never, isRequired: true, question: '消防是否合规', due: '' };
const good = { ...emptyProposal, subject: '大型餐饮联合审查', seats: [seat] };

describe('the form of a new review', () => {
  it('can be sent with a subject and one department that is asked something', () => {
    expect(problemsOf(good, now)).toEqual([]);
  });

  it.each([
    ['no subject', { subject: ' 联审 ' }, ['subject']],
    ['nobody to ask', { seats: [] }, ['seats']],
    ['a department without a question', { seats: [{ ...seat, question: '?' }] }, ['question/d1']],
    ['a term that is over', { seats: [{ ...seat, due: '2026-11-27T08:59' }] }, ['due/d1']],
    ['a time without a date', { when: 'later' }, ['time']],
    ['a time that is over', { when: 'later', time: '2026-11-27T08:59' }, ['time']],
  ])('cannot with %s', (_, change, problems) => {
    expect(problemsOf({ ...good, ...change } as typeof good, now)).toEqual(problems);
  });

  it('forgets a time that was typed before it was to be at once', () => {
    const draft = { ...good, time: '2026-11-28T09:00' };
    expect(toProposal(draft).scheduledAt).toBeNull();
    expect(toProposal({ ...draft, when: 'later' }).scheduledAt).toBe(Date.UTC(2026, 10, 28, 1, 0));
  });

  it('makes a line of the checklist of each line that says something', () => {
    expect(toProposal({ ...good, checklist: ' 平面图 \n\n 排烟 ' }).checklist).toEqual(['平面图', '排烟']);
  });

  it('asks before it is closed only once something was typed', () => {
    expect(isTouched(emptyProposal)).toBe(false);
    expect(isTouched({ ...emptyProposal, ownQuestion: '选址' })).toBe(true);
  });
});
