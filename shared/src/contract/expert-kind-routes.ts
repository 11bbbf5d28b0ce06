import { z } from 'zod';
import { DepartmentId, MatterId } from '../nouns/ids.ts';
import { Criterion, ProjectKind, ProjectKindId, ProjectLine, ProjectRules } from '../nouns/project-kind.ts';
import type { RouteDefinition } from './define.ts';

const admins = ['admin'] as const;
const kindParams = z.object({ kindId: ProjectKindId });
const version = z.int().positive().describe('the one that was looked at');

/** Traditional Chinese is made from Simplified where it is left empty; English speaks Chinese then. */
const text = (max: number) =>
  z.object({
    'zh-Hans': z.string().trim().min(1).max(max),
    'zh-Hant': z.string().trim().max(max).default(''),
    en: z
      .string()
      .trim()
      .max(2 * max)
      .default(''),
  });
const isUnique = (ids: readonly string[]) => new Set(ids).size === ids.length;

/** A kind as an administrator writes it. */
export const ProjectKindDraft = z
  .object({
    name: text(60),
    description: text(500),
    departmentId: DepartmentId,
    matterId: MatterId,
    materials: z
      .array(ProjectLine.extend({ name: text(60), note: text(300).nullable() }))
      .min(1)
      .max(60)
      .refine((lines) => isUnique(lines.map(({ lineId }) => lineId)), 'each line has an id of its own'),
    criteria: z
      .array(Criterion.extend({ name: text(60), guide: text(500).nullable() }))
      .min(1)
      .max(20)
      .refine((all) => isUnique(all.map(({ criterionId }) => criterionId)), 'each criterion has its own id')
      .refine((all) => all.reduce((sum, { maxScore }) => sum + maxScore, 0) === 100, 'the marks make 100'),
    rules: ProjectRules.refine(({ panelSize }) => panelSize % 2 === 1, 'a panel is an odd number')
      .refine(
        ({ panelSize, specialties }) => specialties.reduce((sum, { count }) => sum + count, 0) <= panelSize,
        'no more places by field than the panel has',
      )
      .refine(
        ({ specialties }) => isUnique(specialties.map(({ specialty }) => specialty)),
        'each field stands once',
      ),
  })
  .strict();
export type ProjectKindDraft = z.infer<typeof ProjectKindDraft>;

/** What may be judged by experts, and how: read by whoever has a part, changed by administrators alone; each change is journaled. */
export const expertKindRoutes = {
  'expertKind:list': {
    method: 'GET',
    path: '/expert-kinds',
    query: z.object({
      scope: z.enum(['active', 'all']).default('active').describe('all: for administrators'),
      matterId: MatterId.optional(),
    }),
    output: z.object({ kinds: z.array(ProjectKind) }),
    errors: [],
    roles: ['applicant', 'agent', 'supervisor', 'admin', 'expert', 'convenor'],
    summary: 'Kinds of projects that may be filed; administrators read the retired ones as well.',
  },
  'expertKind:get': {
    method: 'GET',
    path: '/expert-kinds/:kindId',
    params: kindParams,
    output: ProjectKind,
    errors: ['NOT_FOUND'],
    roles: admins,
    summary: 'One kind, retired or not.',
  },
  'expertKind:make': {
    method: 'POST',
    path: '/expert-kinds',
    body: ProjectKindDraft,
    output: ProjectKind,
    errors: ['NOT_FOUND'],
    roles: admins,
    summary: 'A kind that was not there before. NOT_FOUND: its department or matter is not there.',
  },
  'expertKind:save': {
    method: 'PUT',
    path: '/expert-kinds/:kindId',
    params: kindParams,
    body: z.object({ version, draft: ProjectKindDraft }),
    output: ProjectKind,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: admins,
    summary: 'A new version of it: for projects that are begun from now on.',
  },
  'expertKind:retire': {
    method: 'POST',
    path: '/expert-kinds/:kindId/retirement',
    params: kindParams,
    body: z.object({ version }),
    output: ProjectKind,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: admins,
    summary: 'Nothing new is filed under it; what was begun goes on.',
  },
  'expertKind:restore': {
    method: 'POST',
    path: '/expert-kinds/:kindId/restoration',
    params: kindParams,
    body: z.object({ version }),
    output: ProjectKind,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: admins,
    summary: 'A retired kind may be filed under again.',
  },
} as const satisfies Record<string, RouteDefinition>;
