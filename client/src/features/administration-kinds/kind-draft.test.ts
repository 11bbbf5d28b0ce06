import { ProjectKindDraft } from '@cloudseat/shared/contract/expert-kind-routes.ts';
import type { DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { Specialty } from '@cloudseat/shared/nouns/project-kind.ts';
import { expect, it } from 'vitest';
import { draftOf, emptyWish, findFaults, type KindWish, newCriterion, newLine } from './kind-draft.ts';

const words = (chinese: string) => ({ chinese, traditional: '', english: '' });
const whole = (): KindWish => ({
  ...emptyWish(),
  ...{ name: words('涉河工程'), description: words('河边的工程') },
  ...{ matterId: 'riverside-works' as MatterId, departmentId: 'water' as DepartmentId },
  lines: [{ ...newLine(), name: words('报告') }],
  criteria: [{ ...newCriterion(), name: words('防洪'), maxScore: 100 }],
  rules: { ...emptyWish().rules, specialties: [{ specialty: 'hydrology' as Specialty, count: 5 }] },
});

it('is sent as the contract takes it when nothing is wrong with it', () => {
  expect(findFaults(whole())).toEqual([]);
  expect(ProjectKindDraft.safeParse(draftOf(whole())).error).toBeUndefined();
});

it('names what is wrong where the contract would refuse it', () => {
  const { rules, criteria } = whole();
  const wrong: [string, Partial<KindWish>][] = [
    ['words', { description: words(' ') }],
    ['lines', { lines: [] }],
    ['lines', { lines: [newLine()] }],
    ['sum', { criteria: criteria.map((each) => ({ ...each, maxScore: 90 })) }],
    ['panelSize', { rules: { ...rules, panelSize: 6 } }],
    ['specialties', { rules: { ...rules, panelSize: 3 } }],
    ['specialties', { rules: { ...rules, specialties: [] } }],
    ['lines', { lines: Array.from({ length: 61 }, () => ({ ...newLine(), name: words('图') })) }],
    ['answerMinutes', { rules: { ...rules, answerMinutes: 0 } }],
    ['quorumShare', { rules: { ...rules, quorumShare: 0.49 } }],
  ];
  for (const [fault, change] of wrong) {
    const wish = { ...whole(), ...change };
    expect([fault, findFaults(wish)]).toEqual([fault, [fault]]);
    expect([fault, ProjectKindDraft.safeParse(draftOf(wish)).success]).toEqual([fault, false]);
  }
});
