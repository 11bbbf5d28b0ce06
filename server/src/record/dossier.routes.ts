import { dossierRoutes } from '@cloudseat/shared/contract/dossier-routes.ts';
import { spellKeyId } from '@cloudseat/shared/dossier/public-key.ts';
import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  asStaff,
  type Principal,
  type RouteContext,
  type RouteHandlers,
  type StaffPrincipal,
} from '../identity/principal.ts';
import { answerWithBytes } from '../materials/answer-bytes.routes.ts';
import { contentDisposition } from '../materials/file-name.ts';
import { notFound } from '../platform/errors.ts';
import type { Span } from './blob-store.ts';
import { type DossierParts, findOwnDossier, listOwnDossiers, noteDossier } from './dossier-jobs.ts';
import { type JobRow, presentJob } from './job.repository.ts';

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
      await noteDossier(parts, caseId, actorOf(by), 'dossier.asked', { reason });
      const askedBy = by.agentId;
      return present(await jobs.start({ kind: 'dossier', recordingId: null, caseId, askedBy, reason }));
    },
    async 'dossier:list'({ params: { caseId } }, context) {
      const by = asStaff(context);
      await cases.getFor('dossier:start', caseId, by);
      return { jobs: await listOwnDossiers(parts, caseId, by.agentId) };
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
    return answerWithDossier(request, reply, parts, job, actorOf(by));
  });
}

/** The package; the download is in the journal before its first byte goes out. NOT_FOUND where there is none yet. */
export async function answerWithDossier(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: DossierParts,
  job: JobRow & { caseId: string },
  by: { role: string; id: string },
): Promise<FastifyReply> {
  const { byteCount, fileName, mimeType, jobId } = job;
  if (byteCount === null || fileName === null || mimeType === null) throw notFound('the dossier');
  const open = async (span?: Span) => (await parts.jobs.openFile(job, span)).stream;
  const onRead = () => noteDossier(parts, job.caseId as CaseId, by, 'dossier.downloaded', { jobId });
  reply.header('content-disposition', contentDisposition('attachment', fileName));
  return answerWithBytes(request, reply, { mimeType, byteCount, open, onRead });
}

const actorOf = ({ role, agentId }: StaffPrincipal) => ({ role, id: agentId });

/** NOT_FOUND for all but whoever asked for it and may still do so, and once its time is over. */
async function getOwn(parts: DossierParts, params: JobParams, by: StaffPrincipal) {
  await parts.cases.getFor('dossier:start', params.caseId, by).catch(() => {
    throw notFound('the case');
  });
  return findOwnDossier(parts, params, by.agentId);
}

const present = (row: JobRow) => presentJob({ ...row, kind: 'dossier' });
