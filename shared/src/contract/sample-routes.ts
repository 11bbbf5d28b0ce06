import { z } from 'zod';
import { SampleId } from '../nouns/ids.ts';
import { PaperSample } from '../nouns/paper-sample.ts';
import { everyRole } from '../nouns/role.ts';
import type { RouteDefinition } from './define.ts';

export const sampleRoutes = {
  'sample:get': {
    method: 'GET',
    path: '/samples/:sampleId',
    params: z.object({ sampleId: SampleId }),
    output: PaperSample,
    errors: ['NOT_FOUND'],
    roles: everyRole,
    summary: 'The sample of a paper of checklists: its picture, and what is looked at.',
  },
} as const satisfies Record<string, RouteDefinition>;
