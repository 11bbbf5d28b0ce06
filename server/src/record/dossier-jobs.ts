import type { AgentId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingJob } from '@cloudseat/shared/nouns/recording.ts';
import type { CaseWriter } from '../cases/case-write.repository.ts';
import type { Cases } from '../cases/cases.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import { isSpent, type JobRow, presentJob } from './job.repository.ts';
import type { Jobs } from './job-runner.ts';
import type { Seals } from './seals.ts';

export type DossierParts = {
  cases: Pick<Cases, 'getFor'> & { writer: Pick<CaseWriter, 'change'> };
  jobs: Pick<Jobs, 'start' | 'find' | 'listDossiers' | 'cancel' | 'openFile'>;
  seals: Pick<Seals, 'key' | 'listKeys'>;
  clock: Clock;
};

/** In the case's journal: who asked for its dossier, and who took it. */
export async function noteDossier(
  { cases, clock }: Pick<DossierParts, 'cases' | 'clock'>,
  caseId: CaseId,
  by: { role: string; id: string },
  action: string,
  details: Record<string, unknown>,
): Promise<void> {
  const at = clock.now();
  const line = { at, actorRole: by.role, actorId: by.id, action, callId: null, details };
  await cases.writer.change(caseId, null, at, () => ({ lines: [line], isAside: true }));
}

/** Those that the asker had made, the newest first, until their time is over. */
export async function listOwnDossiers(
  { jobs, clock }: Pick<DossierParts, 'jobs' | 'clock'>,
  caseId: CaseId,
  askedBy: AgentId,
): Promise<RecordingJob[]> {
  const rows = await jobs.listDossiers(caseId, askedBy);
  return rows
    .filter((row) => !isSpent(row, clock.now()))
    .map((row) => presentJob({ ...row, kind: 'dossier' }));
}

/** NOT_FOUND for all but whoever asked for it, and once its time is over. */
export async function findOwnDossier(
  { jobs, clock }: Pick<DossierParts, 'jobs' | 'clock'>,
  { caseId, jobId }: { caseId: CaseId; jobId: string },
  askedBy: AgentId,
): Promise<JobRow & { caseId: string }> {
  const job = await jobs.find(jobId);
  const isOwn = job?.kind === 'dossier' && job.askedBy === askedBy && job.caseId === caseId;
  if (!isOwn || isSpent(job, clock.now())) throw notFound('the dossier');
  return { ...job, caseId };
}
