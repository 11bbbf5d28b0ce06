import { z } from 'zod';
import { ExpertDraft, ExpertHistoryEntry, ExpertRow, ExpertState } from '../nouns/expert-library.ts';
import { ExpertId } from '../nouns/expert-review.ts';
import { Specialty } from '../nouns/project-kind.ts';
import type { RouteDefinition } from './define.ts';

/** Convenors and administrators keep the library of experts; experts themselves do not read it. */
const keepers = ['convenor', 'admin'] as const;
const version = z.int().positive();
const params = z.object({ expertId: ExpertId });

export const expertLibraryRoutes = {
  'expertLibrary:list': {
    method: 'GET',
    path: '/expert-library',
    query: z.object({
      text: z.string().trim().max(80).default(''),
      specialty: Specialty.optional(),
      state: ExpertState.optional(),
      region: z.string().trim().max(40).optional(),
    }),
    output: z.object({ experts: z.array(ExpertRow), regions: z.array(z.string()) }),
    errors: [],
    roles: keepers,
    summary: 'The library of experts, by name; telephones are masked.',
  },
  'expertLibrary:get': {
    method: 'GET',
    path: '/expert-library/:expertId',
    params,
    output: ExpertRow,
    errors: ['NOT_FOUND'],
    roles: keepers,
    summary: 'One expert of the library.',
  },
  'expertLibrary:history': {
    method: 'GET',
    path: '/expert-library/:expertId/history',
    params,
    output: z.object({ entries: z.array(ExpertHistoryEntry) }),
    errors: ['NOT_FOUND'],
    roles: keepers,
    summary: 'Who changed what of an expert and when, the last first, at most 200.',
  },
  'expertLibrary:add': {
    method: 'POST',
    path: '/expert-library',
    body: ExpertDraft,
    output: ExpertRow,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: keepers,
    summary:
      'Adds an expert. NOT_FOUND: no expert signs in with that name; CHANGED_MEANWHILE: the account is another’s.',
  },
  'expertLibrary:save': {
    method: 'PUT',
    path: '/expert-library/:expertId',
    params,
    body: ExpertDraft.extend({ version }),
    output: ExpertRow,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: keepers,
    summary: 'Changes an expert; who did and what is journaled.',
  },
  'expertLibrary:setState': {
    method: 'POST',
    path: '/expert-library/:expertId/state',
    params,
    body: z.object({ version, state: ExpertState, reason: z.string().trim().min(1).max(200) }),
    output: ExpertRow,
    errors: ['NOT_FOUND', 'CHANGED_MEANWHILE'],
    roles: keepers,
    summary: 'Suspends an expert, lets them go, or takes them back, with a reason.',
  },
} as const satisfies Record<string, RouteDefinition>;
