import { z } from 'zod';
import { DocumentInfo, PageNumber } from '../nouns/document.ts';
import { pageWidths } from '../nouns/document-rules.ts';
import { ExpertFile, ExpertFileId, FilingView, SentBackLine } from '../nouns/expert-filing.ts';
import {
  filingReasonMaxLength,
  projectDescriptionMaxLength,
  projectTitleMaxLength,
  projectUnitMaxLength,
} from '../nouns/expert-filing-rules.ts';
import { ExpertReviewView } from '../nouns/expert-review.ts';
import { RequestId } from '../nouns/ids.ts';
import { ProjectKindId } from '../nouns/project-kind.ts';
import type { RouteDefinition } from './define.ts';
import { reviewParams, reviewReaders } from './expert-review-routes.ts';

const unit = ['applicant'] as const;
const convenors = ['convenor'] as const;
const version = z.int().nonnegative().describe('of the review that was looked at');
const reason = z.string().trim().min(1).max(filingReasonMaxLength);
const words = {
  title: z.string().trim().min(1).max(projectTitleMaxLength),
  unitName: z.string().trim().min(1).max(projectUnitMaxLength),
  description: z.string().trim().max(projectDescriptionMaxLength),
};
const stepErrors = ['NOT_FOUND', 'REVIEW_STATE', 'CHANGED_MEANWHILE'] as const;
const pageErrors = [
  ...(['NOT_FOUND', 'DOCUMENT_NO_PAGES', 'DOCUMENT_LOCKED'] as const),
  ...(['DOCUMENT_BROKEN', 'DOCUMENT_TOO_LONG'] as const),
] as const;
const fileParams = z.object({ fileId: ExpertFileId });
const widest = pageWidths[pageWidths.length - 1] ?? 0;

/**
 * How a project is filed by its unit and taken by a convenor. Documents and drawings come by tus at /api/expert-uploads, with the
 * metadata reviewId, lineId, filename, filetype and, for a new version, paperId; films have routes of their own.
 */
export const expertFilingRoutes = {
  'expertFiling:begin': {
    method: 'POST',
    path: '/expert-reviews',
    body: z.object({ requestId: RequestId, kindId: ProjectKindId, ...words }),
    output: ExpertReviewView,
    errors: ['NOT_FOUND'],
    roles: unit,
    summary:
      'A draft, seen by its unit alone. A repeat of the requestId gets the same. NOT_FOUND: no such kind.',
  },
  'expertFiling:beginAgain': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/successor',
    params: reviewParams,
    body: z.object({ requestId: RequestId }),
    output: ExpertReviewView,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: unit,
    summary:
      'A new draft in place of a review that is void, with the words and files of that one; a repeat gets the same. NOT_FOUND as well: its kind is retired.',
  },
  'expertFiling:get': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/filing',
    params: reviewParams,
    output: FilingView,
    errors: ['NOT_FOUND', 'FORBIDDEN'],
    roles: reviewReaders,
    summary:
      'What was brought and what is missing. Experts read it once the panel is sealed, while they judge.',
  },
  'expertFiling:change': {
    method: 'PUT',
    path: '/expert-reviews/:reviewId/filing',
    params: reviewParams,
    body: z.object({ version, ...words }),
    output: ExpertReviewView,
    errors: stepErrors,
    roles: unit,
    summary: 'Other words for a draft.',
  },
  'expertFiling:removeFile': {
    method: 'DELETE',
    path: '/expert-reviews/:reviewId/filing/files/:fileId',
    params: reviewParams.extend({ fileId: ExpertFileId }),
    output: FilingView,
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: unit,
    summary: 'Takes a paper out, all its versions: they are kept, and do not count.',
  },
  'expertFiling:submit': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/filing/submission',
    params: reviewParams,
    body: z.object({ version }),
    output: ExpertReviewView,
    errors: [...stepErrors, 'FILING_INCOMPLETE'],
    roles: unit,
    summary: 'Files it. FILING_INCOMPLETE names in details.lineIds what is still missing.',
  },
  'expertFiling:withdraw': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/filing/withdrawal',
    params: reviewParams,
    body: z.object({ version, reason }),
    output: ExpertReviewView,
    errors: stepErrors,
    roles: unit,
    summary: 'The unit takes its project back, for good; until the draw begins.',
  },
  'expertFiling:take': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/filing/taking',
    params: reviewParams,
    body: z.object({ version }),
    output: ExpertReviewView,
    errors: stepErrors,
    roles: convenors,
    summary:
      'From now on this convenor prepares and runs it; another one of the department may take it over.',
  },
  'expertFiling:sendBack': {
    method: 'POST',
    path: '/expert-reviews/:reviewId/filing/return',
    params: reviewParams,
    body: z.object({ version, reason, lines: z.array(SentBackLine).max(60) }),
    output: z.object({}),
    errors: [...stepErrors, 'BAD_REQUEST'],
    roles: convenors,
    summary:
      'Back to the unit as a draft, with what is missing; convenors see it again when it is filed anew.',
  },
  'expertFiling:document': {
    method: 'GET',
    path: '/expert-files/:fileId/document',
    params: fileParams,
    output: DocumentInfo.omit({ materialId: true, fileName: true }).extend({ file: ExpertFile }),
    errors: pageErrors,
    roles: reviewReaders,
    summary: 'How many pages a file has, and their sizes in points.',
  },
  'expertFiling:page': {
    method: 'GET',
    path: '/expert-files/:fileId/pages/:page',
    params: fileParams.extend({ page: z.coerce.number().pipe(PageNumber) }),
    query: z.object({ width: z.coerce.number().pipe(z.int().min(1).max(widest)) }),
    output: z.any(),
    errors: pageErrors,
    roles: reviewReaders,
    summary: 'A page as a WebP picture, marked with who looks at it, in the next larger of a few widths.',
  },
  'expertFiling:content': {
    method: 'GET',
    path: '/expert-files/:fileId/content',
    params: fileParams,
    output: z.any(),
    errors: ['NOT_FOUND'],
    roles: reviewReaders,
    summary: 'A file as it was uploaded, whole or a range of it.',
  },
} as const satisfies Record<string, RouteDefinition>;
