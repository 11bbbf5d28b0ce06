import { z } from 'zod';
import { CaseId, EpochMs } from '../nouns/ids.ts';
import { RecordingJob } from '../nouns/recording.ts';
import { everyRole } from '../nouns/role.ts';
import type { RouteDefinition } from './define.ts';

const params = z.object({ caseId: CaseId });
const jobParams = params.extend({ jobId: z.string().max(64) });
const working = ['agent', 'supervisor'] as const;

const PublishedKey = z.object({
  keyId: z.string(),
  publicKeyPem: z.string(),
  firstUsedAt: EpochMs,
});

/**
 * Dossiers 卷宗: the whole evidence of a case as one signed package that anyone can check. `recording:startJob` makes the same one from
 * a recording; these do so from a case, which may have none.
 */
export const dossierRoutes = {
  'dossier:start': {
    method: 'POST',
    path: '/cases/:caseId/dossiers',
    params,
    body: z.object({ reason: z.string().trim().min(4).max(300) }),
    output: RecordingJob,
    errors: ['NOT_FOUND', 'OTHER_REGION'],
    roles: working,
    summary: 'Has the dossier of a case made, in line, once it is in the case’s journal who asked and why.',
  },
  'dossier:list': {
    method: 'GET',
    path: '/cases/:caseId/dossiers',
    params,
    output: z.object({ jobs: z.array(RecordingJob) }),
    errors: ['NOT_FOUND', 'OTHER_REGION'],
    roles: working,
    summary: 'Dossiers of the case that the asker had made, the newest first, until their time is over.',
  },
  'dossier:get': {
    method: 'GET',
    path: '/cases/:caseId/dossiers/:jobId',
    params: jobParams,
    output: RecordingJob,
    errors: ['NOT_FOUND'],
    roles: working,
    summary: 'How far it is. Whoever asked for it alone.',
  },
  'dossier:cancel': {
    method: 'DELETE',
    path: '/cases/:caseId/dossiers/:jobId',
    params: jobParams,
    output: RecordingJob,
    errors: ['NOT_FOUND'],
    roles: working,
    summary: 'Stops it, or deletes what it made.',
  },
  'dossier:file': {
    method: 'GET',
    path: '/cases/:caseId/dossiers/:jobId/file',
    params: jobParams,
    output: z.unknown(),
    errors: ['NOT_FOUND'],
    roles: working,
    summary: 'The package; the download is in the journal before its first byte goes out.',
  },
  'sealKey:get': {
    method: 'GET',
    path: '/seal-key',
    output: PublishedKey.extend({
      algorithm: z.literal('Ed25519'),
      /** As it is read out and compared. */
      spelled: z.string(),
      /** Those that sealed before it. */
      older: z.array(PublishedKey),
    }),
    errors: [],
    roles: everyRole,
    summary: 'The public key with which this installation signs seals and dossiers, and the ones before it.',
  },
} as const satisfies Record<string, RouteDefinition>;
