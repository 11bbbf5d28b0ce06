import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AgentId, ApplicantId, CallId, type CaptureId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import { Material } from '@cloudseat/shared/nouns/material.ts';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { Upload } from 'tus-js-client';
import { z } from 'zod';
import type { CallBrief } from '../../call/call-lookup.ts';
import { setErrorHandlers } from '../../gateway/http-errors.ts';
import type { Principal } from '../../identity/principal.ts';
import { applicantPrincipal, staffPrincipal } from '../../identity/test-support/route-context.ts';
import type { Database } from '../../platform/db.ts';
import { createTestClock } from '../../platform/test-support/test-clock.ts';
import { registerMaterialRoutes } from '../materials.routes.ts';
import { createMaterials, type Materials } from '../materials.ts';

export type UploadServer = Awaited<ReturnType<typeof startUploadServer>>;
/** Who asks, by a header of the tests' own in place of the cookie. */
const people: Record<string, Principal> = {
  applicant: applicantPrincipal('the-applicant'),
  stranger: applicantPrincipal('a-stranger'),
  agent: staffPrincipal('the-agent'),
  otherAgent: staffPrincipal('another-agent'),
  supervisor: staffPrincipal('the-agent', 'supervisor'),
};
/** For routes of other features beside these. */
export async function findPerson({ headers }: Pick<FastifyRequest, 'headers'>): Promise<Principal[]> {
  const person = people[String(headers['x-test-as'])];
  return person ? [person] : [];
}
export type Person = 'applicant' | 'stranger' | 'agent' | 'otherAgent' | 'supervisor' | 'nobody';

/** A real HTTP server on a free port with the routes of materials below /api; its calls are what `calls` holds. */
export async function startUploadServer(
  db: Database,
  registerMore: (
    api: FastifyInstance,
    made: { materials: Materials; dataFolder: string },
  ) => Promise<void> = async () => {},
) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cloudseat-materials-'));
  const calls = new Map<string, CallBrief>();
  const added: Material[] = [];
  const read: Material[] = [];
  const captured: [CaptureId, Material['materialId']][] = [];
  const materials = await createMaterials({
    db,
    dataFolder,
    clock: createTestClock(),
    logger: pino({ level: 'silent' }),
    calls: { findCall: async (callId) => calls.get(callId) ?? null },
    onMaterialAdded: (material) => added.push(material),
    onCaptured: async ({ materialId }, captureId) => void captured.push([captureId, materialId]),
    onMaterialRead: (material) => read.push(material),
  });
  const app = Fastify({ forceCloseConnections: true, bodyLimit: 64 * 1024 });
  setErrorHandlers(app);
  app.addHook('onRequest', async (_request, reply) => void reply.header('x-content-type-options', 'nosniff'));
  await app.register(
    async (api) => {
      await registerMaterialRoutes(api, { materials, authenticate: findPerson });
      await registerMore(api as unknown as FastifyInstance, { materials, dataFolder });
    },
    { prefix: '/api' },
  );
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    origin,
    dataFolder,
    materials,
    calls,
    added,
    read,
    captured,
    filesIn: (folder: 'uploads' | 'materials') => readdir(join(dataFolder, folder)),
    async close() {
      await app.close();
      await materials.close();
      await rm(dataFolder, { recursive: true });
    },
  };
}

export const makeCall = (callId: string, changes: Partial<CallBrief> = {}): CallBrief => ({
  callId: CallId.parse(callId),
  applicantId: ApplicantId.parse('the-applicant'),
  departmentId: DepartmentId.parse('housing'),
  agentId: AgentId.parse('the-agent'),
  state: 'active',
  connectedAt: 1,
  endedAt: null,
  ...changes,
});

const ErrorAnswer = z.object({
  error: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()).optional() }),
});
export type Announcement = {
  callId: string;
  filename: string;
  filetype?: string;
  lineId?: string;
  captureId?: string;
  purpose?: string;
};

/** What a page does: the tus client, without retries. Gives the material, or the error's code and details. */
export function upload(
  server: UploadServer,
  bytes: Buffer,
  metadata: Announcement,
  as: Person = 'applicant',
): Promise<{ material: Material } | { status: number; code: string; details?: unknown }> {
  return new Promise((resolve, reject) => {
    new Upload(bytes, {
      endpoint: `${server.origin}/api/uploads`,
      headers: { 'x-test-as': as },
      metadata,
      retryDelays: null,
      onSuccess: ({ lastResponse }) =>
        resolve({ material: Material.parse(JSON.parse(lastResponse.getBody()).material) }),
      onError: (error) => {
        const response = 'originalResponse' in error ? error.originalResponse : null;
        if (!response) return reject(error);
        const { code, details } = ErrorAnswer.parse(JSON.parse(response.getBody())).error;
        resolve({ status: response.getStatus(), code, ...(details && { details }) });
      },
    }).start();
  });
}

const encoded = (text: string) => Buffer.from(text).toString('base64');

/** Announces a file by hand; the answer has the upload's address. */
export function announce(
  server: UploadServer,
  sizeBytes: number | null,
  metadata: Announcement,
  as: Person = 'applicant',
) {
  const pairs = Object.entries(metadata).map(([name, value]) => `${name} ${encoded(value)}`);
  return fetch(`${server.origin}/api/uploads`, {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'x-test-as': as,
      'upload-metadata': pairs.join(','),
      ...(sizeBytes === null ? { 'upload-defer-length': '1' } : { 'upload-length': String(sizeBytes) }),
    },
  });
}

export const ask = (server: UploadServer, path: string, init: RequestInit = {}, as: Person = 'applicant') =>
  fetch(`${server.origin}${path}`, {
    ...init,
    headers: { 'tus-resumable': '1.0.0', 'x-test-as': as, ...init.headers },
  });
