import { z } from 'zod';
import { DepartmentId, MatterId } from './ids.ts';
import { LocalText } from './text.ts';

const id = () => z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'an id has 1 to 64 letters, digits, _ or -');
export const ProjectKindId = id().brand<'ProjectKindId'>();
export type ProjectKindId = z.infer<typeof ProjectKindId>;
/** Unique within its kind. */
export const ProjectLineId = id().brand<'ProjectLineId'>();
export type ProjectLineId = z.infer<typeof ProjectLineId>;
/** Unique within its kind. */
export const CriterionId = id().brand<'CriterionId'>();
export type CriterionId = z.infer<typeof CriterionId>;
/** A field of knowledge, e.g. `hydraulics`; names stand in the library's list. */
export const Specialty = id().brand<'Specialty'>();
export type Specialty = z.infer<typeof Specialty>;

/** document: pages of any kind. drawing: a large PDF. film: site film, uploaded or recorded. */
export const ProjectLineKind = z.enum(['document', 'drawing', 'film']);
export type ProjectLineKind = z.infer<typeof ProjectLineKind>;

/** One thing a project has to bring. */
export const ProjectLine = z.object({
  lineId: ProjectLineId,
  name: LocalText,
  note: LocalText.nullable(),
  accepts: ProjectLineKind,
  isRequired: z.boolean(),
});
export type ProjectLine = z.infer<typeof ProjectLine>;

/** One thing an expert gives marks for. */
export const Criterion = z.object({
  criterionId: CriterionId,
  name: LocalText,
  /** What earns how many marks. */
  guide: LocalText.nullable(),
  maxScore: z.int().min(1).max(100),
});
export type Criterion = z.infer<typeof Criterion>;

export const ProjectRules = z.object({
  /** An odd number, at least 5 where the rule says so. */
  panelSize: z.int().min(3).max(15),
  /** How many of the panel come from each field; the rest from any of them. Sum at most the panel. */
  specialties: z
    .array(z.object({ specialty: Specialty, count: z.int().min(1).max(15) }))
    .min(1)
    .max(10),
  /** Mean of all totals out of the criteria's sum, in percent, from which on the proposal of the scores is a pass. */
  passPercent: z.int().min(0).max(100),
  /** The highest and the lowest total do not count for that, of five and more. Left out: all count. */
  dropsExtremes: z.boolean().optional(),
  /** An expert who has not answered by then is passed over. Minutes. */
  answerMinutes: z.int().min(1).max(2_880),
  /** Share of each film that is to be watched before the session; what is missing is shown, and stops nobody. */
  watchedShare: z.number().min(0).max(1),
  /** A sitting goes on with as many as this share of the panel; below it is suspended. */
  quorumShare: z.number().min(0.5).max(1),
  /** Minutes of the agenda's parts; 0: no timer. */
  agendaMinutes: z.object({
    presenting: z.int().min(0).max(480),
    questioning: z.int().min(0).max(480),
    deliberating: z.int().min(0).max(480),
  }),
});
export type ProjectRules = z.infer<typeof ProjectRules>;

/** What a kind of project brings and how it is judged. A review keeps the kind as it was when it was filed. */
export const ProjectKind = z.object({
  kindId: ProjectKindId,
  name: LocalText,
  description: LocalText,
  departmentId: DepartmentId,
  /** The matter whose case a project becomes. */
  matterId: MatterId,
  materials: z.array(ProjectLine).min(1).max(60),
  criteria: z.array(Criterion).min(1).max(20),
  rules: ProjectRules,
  isActive: z.boolean(),
  /** Grows with every change. */
  version: z.int().positive(),
});
export type ProjectKind = z.infer<typeof ProjectKind>;
