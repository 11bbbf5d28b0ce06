import type { ProjectKindDraft } from '@cloudseat/shared/contract/expert-kind-routes.ts';
import type { DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  CriterionId,
  ProjectKind,
  ProjectLineId,
  ProjectLineKind,
  ProjectRules,
} from '@cloudseat/shared/nouns/project-kind.ts';
import { randomToken } from '../../lib/request-id.ts';
import { noWords, textOf, type Words, wordsOf } from '../../lib/wish-parts.ts';

export type LineWish = {
  lineId: ProjectLineId;
  name: Words;
  note: Words;
  accepts: ProjectLineKind;
  isRequired: boolean;
};
export type CriterionWish = { criterionId: CriterionId; name: Words; guide: Words; maxScore: number };
/** A kind as its form holds it. */
export type KindWish = {
  name: Words;
  description: Words;
  matterId: MatterId | '';
  departmentId: DepartmentId | '';
  lines: LineWish[];
  criteria: CriterionWish[];
  rules: ProjectRules;
};
export type KindFault =
  | 'words'
  | 'matter'
  | 'lines'
  | 'criteria'
  | 'sum'
  | 'panelSize'
  | 'specialties'
  | 'answerMinutes'
  | 'quorumShare';

export const newLine = (): LineWish => ({
  ...{ lineId: randomToken() as ProjectLineId, name: noWords, note: noWords },
  ...{ accepts: 'document', isRequired: true },
});
export const newCriterion = (): CriterionWish => ({
  ...{ criterionId: randomToken() as CriterionId, name: noWords, guide: noWords, maxScore: 10 },
});

export const emptyWish = (): KindWish => ({
  ...{ name: noWords, description: noWords, matterId: '', departmentId: '' },
  lines: [newLine()],
  criteria: [newCriterion()],
  rules: {
    ...{ panelSize: 5, specialties: [], passPercent: 70, answerMinutes: 15 },
    ...{ watchedShare: 0.8, quorumShare: 0.8, dropsExtremes: false },
    agendaMinutes: { presenting: 20, questioning: 30, deliberating: 30 },
  },
});

const wordsOrNone = (text: ProjectKind['name'] | null): Words => (text === null ? noWords : wordsOf(text));

export const wishOf = (kind: ProjectKind): KindWish => ({
  ...{ matterId: kind.matterId, departmentId: kind.departmentId, rules: kind.rules },
  ...{ name: wordsOf(kind.name), description: wordsOf(kind.description) },
  lines: kind.materials.map((line) => ({ ...line, name: wordsOf(line.name), note: wordsOrNone(line.note) })),
  criteria: kind.criteria.map((each) => ({
    ...each,
    ...{ name: wordsOf(each.name), guide: wordsOrNone(each.guide) },
  })),
});

const textOrNull = (words: Words) => (words.chinese.trim() === '' ? null : textOf(words));

/** What is sent; only of a wish without faults. */
export const draftOf = (wish: KindWish): ProjectKindDraft => ({
  ...{ name: textOf(wish.name), description: textOf(wish.description), rules: wish.rules },
  ...{ matterId: wish.matterId as MatterId, departmentId: wish.departmentId as DepartmentId },
  materials: wish.lines.map((line) => ({ ...line, name: textOf(line.name), note: textOrNull(line.note) })),
  criteria: wish.criteria.map((each) => ({
    ...each,
    ...{ name: textOf(each.name), guide: textOrNull(each.guide) },
  })),
});

export const sumOf = (criteria: readonly Pick<CriterionWish, 'maxScore'>[]): number =>
  criteria.reduce((sum, { maxScore }) => sum + maxScore, 0);
export const placesOf = ({ specialties }: Pick<ProjectRules, 'specialties'>): number =>
  specialties.reduce((sum, { count }) => sum + count, 0);

const isNameless = ({ name }: { name: Words }) => name.chinese.trim() === '';

/** What keeps it from being saved. */
export function findFaults({ rules, ...wish }: KindWish): KindFault[] {
  const { panelSize, specialties, answerMinutes, quorumShare } = rules;
  const isOver = (list: readonly unknown[], max: number) => list.length === 0 || list.length > max;
  const faults: [KindFault, boolean][] = [
    ['words', isNameless(wish) || wish.description.chinese.trim() === ''],
    ['matter', wish.matterId === ''],
    ['lines', isOver(wish.lines, 60) || wish.lines.some(isNameless)],
    ['criteria', isOver(wish.criteria, 20) || wish.criteria.some(isNameless)],
    ['sum', sumOf(wish.criteria) !== 100 || wish.criteria.some(({ maxScore }) => maxScore < 1)],
    ['panelSize', panelSize % 2 === 0 || panelSize < 3 || panelSize > 15],
    ['specialties', isOver(specialties, 10) || placesOf(rules) > panelSize],
    ['answerMinutes', answerMinutes < 1],
    ['quorumShare', quorumShare < 0.5],
  ];
  return faults.filter(([, isThere]) => isThere).map(([fault]) => fault);
}
