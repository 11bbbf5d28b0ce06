import { z } from 'zod';
import { DocumentInfo, Mark, PageNumber } from '../nouns/document.ts';
import { pageWidths } from '../nouns/document-rules.ts';
import { MaterialId } from '../nouns/ids.ts';
import type { RouteDefinition } from './define.ts';

const fileErrors = [
  'NOT_FOUND',
  'DOCUMENT_NO_PAGES',
  'DOCUMENT_LOCKED',
  'DOCUMENT_BROKEN',
  'DOCUMENT_TOO_LONG',
] as const;
const both = ['applicant', 'agent'] as const;
const params = z.object({ materialId: MaterialId });
const widest = pageWidths[pageWidths.length - 1] ?? 0;

export const documentRoutes = {
  'document:get': {
    method: 'GET',
    path: '/materials/:materialId/document',
    params,
    output: DocumentInfo,
    errors: fileErrors,
    roles: both,
    summary: 'How many pages a file has, and their sizes.',
  },
  'document:page': {
    method: 'GET',
    path: '/materials/:materialId/pages/:page',
    params: z.object({ materialId: MaterialId, page: z.coerce.number().pipe(PageNumber) }),
    query: z.object({ width: z.coerce.number().pipe(z.int().min(1).max(widest)) }),
    output: z.any(),
    errors: fileErrors,
    roles: both,
    summary: 'A page as a WebP picture, marked with who looks at it, in the next larger of a few widths.',
  },
  'mark:list': {
    method: 'GET',
    path: '/materials/:materialId/marks',
    params,
    output: z.object({ marks: z.array(Mark) }),
    errors: ['NOT_FOUND'],
    roles: both,
    summary: 'The marks on a file, in the order they lie.',
  },
} as const satisfies Record<string, RouteDefinition>;
