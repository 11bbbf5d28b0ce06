import { Mark } from '@cloudseat/shared/nouns/document.ts';
import { expect, it } from 'vitest';
import { withoutHeldBack } from './marks-on-hold.ts';

const mark = (author: Mark['author'], createdAt: number) =>
  Mark.parse({
    ...{ markId: `${author}-at-${createdAt}`, materialId: 'file', page: 1, author, createdAt, sequence: 1 },
    ...{ participantId: `${author}-1`, kind: 'point', points: [0, 0] },
  });
const marks = (['applicant', 'agent', 'helper'] as const).flatMap((author) => [
  mark(author, 10),
  mark(author, 20),
]);
const seen = (role: 'applicant' | 'agent' | 'supervisor', heldAt: number | null) =>
  withoutHeldBack(marks, { role }, heldAt).map(({ markId }) => markId);
const before = ['applicant-at-10', 'agent-at-10', 'helper-at-10'];

it('everybody sees all marks while nobody is on hold', () => {
  for (const role of ['applicant', 'agent'] as const)
    expect(seen(role, null)).toEqual(marks.map(({ markId }) => markId));
});

it('what the agents draw during a hold is not the applicant’s to see yet', () => {
  expect(seen('applicant', 20).sort()).toEqual([...before, 'applicant-at-20'].sort());
});

it('what the applicant draws during it is not the agents’ to see yet', () => {
  for (const role of ['agent', 'supervisor'] as const)
    expect(seen(role, 20).sort()).toEqual([...before, 'agent-at-20', 'helper-at-20'].sort());
});
