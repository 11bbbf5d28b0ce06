import type { Material } from '@cloudseat/shared/nouns/material.ts';
import rateLimit from '@fastify/rate-limit';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf } from '../materials/test-support/sample-files.ts';
import {
  ask,
  findPerson,
  makeCall,
  type Person,
  startUploadServer,
  type UploadServer,
  upload,
} from '../materials/test-support/upload-server.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { registerDocumentPages } from './document.routes.ts';
import { createDocuments, type Documents } from './documents.ts';

describe('a page', { timeout: 20_000 }, () => {
  const db = useTestDatabase('PGlite');
  const redis = useTestRedis();
  const viewers: string[] = [];
  const picturesPerMinute = 20;
  let server: UploadServer;
  let documents: Documents;
  let material: Material;
  const look = (as: Person, page = 1) =>
    ask(server, `/api/materials/${material.materialId}/pages/${page}?width=160`, {}, as);
  const put = async (text: string) => {
    const answer = await upload(server, makePdf(text), { callId: 'the-call', filename: `${text}.pdf` });
    if (!('material' in answer)) throw new Error(answer.code);
    return answer.material;
  };

  beforeAll(async () => {
    server = await startUploadServer(db(), async (api, { materials, dataFolder }) => {
      documents = await createDocuments({
        ...{ db: db(), redis: redis(), tenant: 'pages', dataFolder, materials, fontFile: null },
        ...{ clock: createTestClock(), logger: pino({ level: 'silent' }) },
        writeViewer: async (callId, viewer) => {
          viewers.push(`${callId} ${viewer.role}`);
          return `${viewer.role}`;
        },
      });
      // As at the door, but fewer: what is counted for the address is used up at once.
      await api.register(rateLimit, { max: 1, timeWindow: '1 minute' });
      registerDocumentPages(api, { parts: documents.parts, authenticate: findPerson, picturesPerMinute });
      api.get('/other', async () => 'other');
    });
    server.calls.set('the-call', makeCall('the-call'));
    material = await put('first');
  }, 60_000);
  afterAll(async () => {
    await server?.close();
    await documents?.close();
  });

  it('is told to the journal once for each viewer of a file, however far they leaf', async () => {
    for (const as of ['applicant', 'agent', 'applicant', 'agent'] as const)
      expect((await look(as)).status).toBe(200);
    expect(server.read.map(({ materialId }) => materialId)).toEqual([
      material.materialId,
      material.materialId,
    ]);
    const first = material;
    material = await put('second');
    await look('applicant');
    expect(server.read.map(({ materialId }) => materialId)).toEqual([
      ...[first.materialId, first.materialId],
      material.materialId,
    ]);
  });

  it('bears the name of whoever looks', async () => {
    viewers.length = 0;
    await look('applicant');
    await look('agent');
    expect(viewers).toEqual(['the-call applicant', 'the-call agent']);
  });

  it('is not there for anybody else, and is no look of theirs', async () => {
    const before = server.read.length;
    for (const as of ['stranger', 'otherAgent', 'supervisor', 'nobody'] as const)
      expect((await look(as)).status).toBe(404);
    expect((await look('applicant', 2)).status).toBe(404);
    expect(server.read).toHaveLength(before);
  });

  it('counts for whoever looks and for nobody else behind their address', async () => {
    const all = await Promise.all(
      Array.from({ length: picturesPerMinute + 1 }, () => look('agent').then(({ status }) => status)),
    );
    expect(all).toContain(200);
    expect(all).toContain(429);
    expect((await look('applicant')).status).toBe(200);
    expect((await ask(server, '/api/other')).status).toBe(200);
    expect((await ask(server, '/api/other')).status).toBe(429);
  });
});
