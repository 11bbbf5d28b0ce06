import { dossierRoutes } from '@cloudseat/shared/contract/dossier-routes.ts';
import { spellKeyId } from '@cloudseat/shared/dossier/public-key.ts';
import type { AgentId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CaseWriter } from '../cases/case-write.repository.ts';
import type { Cases } from '../cases/cases.ts';
import {
  asStaff,
  type Principal,
  type RouteContext,
  type RouteHandlers,
  type StaffPrincipal,
} from '../identity/principal.ts';
import { answerWithBytes } from '../materials/answer-bytes.routes.ts';
import { contentDisposition } from '../materials/file-name.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import type { Span } from './blob-store.ts';
import { isSpent, type JobRow, presentJob } from './job.repository.ts';
import type { Jobs } from './job-runner.ts';
import type { Seals } from './seals.ts';

export type DossierParts = {
  cases: Pick<Cases, 'getFor'> & { writer: Pick<CaseWriter, 'change'> };
  jobs: Pick<Jobs, 'start' | 'find' | 'listDossiers' | 'cancel' | 'openFile'>;
  seals: Pick<Seals, 'key' | 'listKeys'>;
  clock: Clock;
};
export type DossierRoutes = Pick<
  RouteHandlers,
  'dossier:start' | 'dossier:list' | 'dossier:get' | 'dossier:cancel' | 'sealKey:get'
>;
type JobParams = { caseId: CaseId; jobId: string };

export function createDossierRoutes(parts: DossierParts): DossierRoutes {
  const { cases, jobs, seals, clock } = parts;
  return {
    async 'dossier:start'({ params: { caseId }, body: { reason } }, context) {
      const by = asStaff(context);
      await cases.getFor('dossier:start', caseId, by);
      await note(parts, caseId, by, 'dossier.asked', { reason });
      const askedBy = by.agentId;
      return present(await jobs.start({ kind: 'dossier', recordingId: null, caseId, askedBy, reason }));
    },
    async 'dossier:list'({ params: { caseId } }, context) {
      const by = asStaff(context);
      await cases.getFor('dossier:start', caseId, by);
      const rows = await jobs.listDossiers(caseId, by.agentId);
      return { jobs: rows.filter((row) => !isSpent(row, clock.now())).map(present) };
    },
    async 'dossier:get'({ params }, context) {
      return present(await getOwn(parts, params, asStaff(context)));
    },
    async 'dossier:cancel'({ params }, context) {
      const { jobId } = await getOwn(parts, params, asStaff(context));
      return present(await jobs.cancel(jobId));
    },
    async 'sealKey:get'() {
      const { keyId, publicKeyPem } = seals.key;
      const known = (await seals.listKeys()).map((key) => ({
        ...key,
        firstUsedAt: key.firstUsedAt.getTime(),
      }));
      const firstUsedAt = known.find((key) => key.keyId === keyId)?.firstUsedAt ?? clock.now();
      const older = known.filter((key) => key.keyId !== keyId);
      return { algorithm: 'Ed25519', keyId, publicKeyPem, firstUsedAt, spelled: spellKeyId(keyId), older };
    },
  };
}

/** `dossier:file`: to whoever asked for it, while they may still have the case's dossier. */
export function registerDossierFile(
  api: FastifyInstance,
  parts: DossierParts & { authenticate: (request: FastifyRequest) => Promise<readonly Principal[]> },
): void {
  const { path, params } = dossierRoutes['dossier:file'];
  api.get(path, async (request, reply) => {
    const by = asStaff({ principals: await parts.authenticate(request) } as RouteContext);
    const wish = params.safeParse(request.params);
    if (!wish.success) throw notFound('the dossier');
    const job = await getOwn(parts, wish.data, by);
    const { byteCount, fileName, mimeType, jobId } = job;
    if (byteCount === null || fileName === null || mimeType === null) throw notFound('the dossier');
    const open = async (span?: Span) => (await parts.jobs.openFile(job, span)).stream;
    const onRead = () => note(parts, wish.data.caseId, by, 'dossier.downloaded', { jobId });
    reply.header('content-disposition', contentDisposition('attachment', fileName));
    return answerWithBytes(request, reply, { mimeType, byteCount, open, onRead });
  });
}

async function note(
  { cases, clock }: DossierParts,
  caseId: CaseId,
  { role, agentId }: { role: StaffPrincipal['role']; agentId: AgentId },
  action: string,
  details: Record<string, unknown>,
): Promise<void> {
  const at = clock.now();
  const line = { at, actorRole: role, actorId: agentId, action, callId: null, details };
  await cases.writer.change(caseId, null, at, () => ({ lines: [line], isAside: true }));
}

/** NOT_FOUND for all but whoever asked for it and may still do so, and once its time is over. */
async function getOwn(
  { cases, jobs, clock }: DossierParts,
  { caseId, jobId }: JobParams,
  by: StaffPrincipal,
): Promise<JobRow> {
  await cases.getFor('dossier:start', caseId, by).catch(() => {
    throw notFound('the case');
  });
  const job = await jobs.find(jobId);
  const isOwn = job?.kind === 'dossier' && job.askedBy === by.agentId && job.caseId === caseId;
  if (!isOwn || isSpent(job, clock.now())) throw notFound('the dossier');
  return job;
}

const present = (row: JobRow) => presentJob({ ...row, kind: 'dossier' });
