import { z } from 'zod';
import { documentMaxPages, findingMarksMax, findingPointsMax, strokeMaxPoints } from './document-rules.ts';
import { AgentId, EpochMs, MaterialId, ParticipantId } from './ids.ts';

/** One-based. */
export const PageNumber = z.int().min(1).max(documentMaxPages);

/**
 * A file as pages. Sizes are in points, as its viewer shows the page upright: a PDF's own rotation and crop, a photo's
 * orientation are in them. All coordinates on a page count from its upper left corner, 0 to 1 each way; turning the view
 * changes none of them.
 */
export const DocumentInfo = z.object({
  materialId: MaterialId,
  fileName: z.string(),
  kind: z.enum(['pdf', 'photo']),
  pages: z.array(z.object({ width: z.number().positive(), height: z.number().positive() })).min(1),
});
export type DocumentInfo = z.infer<typeof DocumentInfo>;

/** What both sides look at together. The agent leads; `version` grows with every change of it. */
export const SharedDocument = z.object({
  materialId: MaterialId,
  fileName: z.string(),
  page: PageNumber,
  /** Who shows it. */
  agentId: AgentId,
  version: z.int().nonnegative(),
});
export type SharedDocument = z.infer<typeof SharedDocument>;

const Coordinate = z.number().min(0).max(1);
export const PagePoint = z.tuple([Coordinate, Coordinate]);
export type PagePoint = z.infer<typeof PagePoint>;

/** x, y, x, y, … */
export const StrokePoints = z
  .array(Coordinate)
  .min(2)
  .max(2 * strokeMaxPoints)
  .refine((points) => points.length % 2 === 0, 'every point has two coordinates');

export const MarkId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
/** pen: a stroke. point: a place that was tapped. */
export const MarkKind = z.enum(['pen', 'point']);
export type MarkKind = z.infer<typeof MarkKind>;
/** Whose hand it was; each has a colour of its own. helper: the colleague who is consulted. */
export const MarkAuthor = z.enum(['applicant', 'agent', 'helper']);
export type MarkAuthor = z.infer<typeof MarkAuthor>;

/** A mark on a page of one file. A file never changes, so that a mark stays with the version it was made on. */
export const Mark = z.object({
  markId: MarkId,
  materialId: MaterialId,
  page: PageNumber,
  author: MarkAuthor,
  participantId: ParticipantId,
  kind: MarkKind,
  points: z.array(z.number()),
  /** Given by the server: later marks lie above earlier ones. */
  sequence: z.int().positive(),
  createdAt: EpochMs,
});
export type Mark = z.infer<typeof Mark>;

/** Shows where a paper is not as it must be; kept with the finding, of exactly the version that the finding names. */
export const FindingMark = Mark.pick({ markId: true, page: true, kind: true }).extend({
  points: StrokePoints,
});
export type FindingMark = z.infer<typeof FindingMark>;

/** Those of one finding, in the order they lie. */
export const FindingMarks = z
  .array(FindingMark)
  .max(findingMarksMax)
  .refine(
    (marks) => marks.reduce((sum, { points }) => sum + points.length / 2, 0) <= findingPointsMax,
    'the marks of a finding have too many points',
  );
