import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { makeDocx, makePdf, png } from './test-support/sample-files.ts';
import {
  ask,
  makeCall,
  type Person,
  startUploadServer,
  type UploadServer,
  upload,
} from './test-support/upload-server.ts';

describe('a file’s content', { timeout: 20_000 }, () => {
  const db = useTestDatabase('PGlite');
  const pdf = makePdf();
  let server: UploadServer;
  let material: Material;
  const put = async (bytes: Buffer, filename: string) => {
    const answer = await upload(server, bytes, { callId: 'the-call', filename });
    if (!('material' in answer)) throw new Error(answer.code);
    return answer.material;
  };
  const read = (init: RequestInit = {}, as: Person = 'applicant', materialId: string = material.materialId) =>
    ask(server, `/api/materials/${materialId}/content`, init, as);

  beforeAll(async () => {
    server = await startUploadServer(db());
    server.calls.set('the-call', makeCall('the-call'));
    material = await put(pdf, '王䶮.pdf');
  }, 60_000);
  afterAll(() => server.close());

  it.each(['applicant', 'agent'] as const)('is read by the %s as it was sent', async (as) => {
    const answer = await read({}, as);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': `inline; filename="__.pdf"; filename*=UTF-8''%E7%8E%8B%E4%B6%AE.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(server.read.at(-1)?.materialId).toBe(material.materialId);
  });

  it('can do nothing in the page’s name', async () => {
    const picture = await put(png, 'a.png');
    for (const { materialId } of [picture, material]) {
      const answer = await read({}, 'applicant', materialId);
      expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    }
  });

  it('that browsers do not show is saved', async () => {
    const answer = await read({}, 'applicant', (await put(makeDocx(), '告知书.docx')).materialId);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /);
  });

  it('is read in parts, which are one look', async () => {
    const looks = server.read.length;
    const parts = await Promise.all(
      ['bytes=0-99', 'bytes=100-'].map((range) => read({ headers: { range } })),
    );
    expect(parts.map(({ status }) => status)).toEqual([206, 206]);
    expect(parts[1]?.headers.get('content-range')).toBe(`bytes 100-${pdf.length - 1}/${pdf.length}`);
    const bytes = await Promise.all(parts.map(async (part) => Buffer.from(await part.arrayBuffer())));
    expect(Buffer.concat(bytes).equals(pdf)).toBe(true);
    expect(server.read.length).toBe(looks + 1);
    const beyond = await read({ headers: { range: `bytes=${pdf.length}-` } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${pdf.length}`]);
  });

  it('is asked for its size', async () => {
    const answer = await read({ method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(pdf.length)]);
  });

  it.each(['stranger', 'otherAgent', 'supervisor'] as const)('does not exist for the %s', async (as) => {
    const answer = await read({}, as);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });

  it('needs a session, and a material', async () => {
    expect((await read({}, 'nobody')).status).toBe(401);
    expect((await read({}, 'applicant', 'nothing')).status).toBe(404);
    expect((await read({}, 'applicant', 'no%2Fid')).status).toBe(404);
  });

  it('is not for an agent while the order only rings, and is after the call', async () => {
    server.calls.set('the-call', makeCall('the-call', { state: 'offered' }));
    expect((await read({}, 'agent')).status).toBe(404);
    server.calls.set('the-call', makeCall('the-call', { state: 'completed' }));
    expect((await read({}, 'agent')).status).toBe(200);
  });
});
