import { createHash } from 'node:crypto';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { materialMaxBytes } from '@cloudseat/shared/nouns/material-rules.ts';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  applicantPrincipal,
  createRouteContext,
  staffPrincipal,
} from '../identity/test-support/route-context.ts';
import { makeId } from '../platform/ids.ts';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { materialsTuning } from '../tuning-materials.ts';
import { jpeg, makeDocx, makeOleContainer, makePdf } from './test-support/sample-files.ts';
import {
  announce,
  ask,
  makeCall,
  type Person,
  startUploadServer,
  type UploadServer,
  upload,
} from './test-support/upload-server.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const pdf = makePdf();
/** A PDF of some megabytes: what follows its end is no fault to any viewer. */
const longPdf = Buffer.concat([pdf, Buffer.alloc(5 * 1024 * 1024, '%\n')]);

describe('an upload', { timeout: 20_000 }, () => {
  const db = useTestDatabase('PGlite');
  let server: UploadServer;
  let callId: string;

  beforeAll(async () => {
    server = await startUploadServer(db());
  }, 60_000);
  afterAll(() => server.close());
  beforeEach(() => {
    callId = makeId();
    server.calls.set(callId, makeCall(callId));
  });
  const hasFiles = async (id: string) =>
    (await Promise.all([server.filesIn('uploads'), server.filesIn('materials')]))
      .flat()
      .some((name) => name.startsWith(id));
  const idOf = (location: string | null) => location?.split('/').at(-1) ?? '';

  describe('that is taken', () => {
    it.each([
      ['PDF', pdf, '户口簿.pdf', 'application/pdf', 'applicant'],
      ['JPEG with a rare character in its name', jpeg, '王䶮𠮷.JPG', 'image/jpeg', 'applicant'],
      ['JPEG without a type', jpeg, '照片.jpeg', '', 'applicant'],
      ['Word document of the agent', makeDocx(), '告知书.docx', '', 'agent'],
      ['old Excel sheet', makeOleContainer('Workbook'), '表.xls', 'application/octet-stream', 'applicant'],
    ] as const)('is a %s', async (_name, bytes, filename, filetype, as) => {
      const answer = await upload(server, bytes, { callId, filename, filetype, lineId: 'id-cards' }, as);
      expect(answer).toEqual({
        material: {
          materialId: expect.any(String),
          callId,
          lineId: 'id-cards',
          purpose: 'document',
          fileName: filename,
          mimeType: expect.any(String),
          sizeBytes: bytes.length,
          sha256: sha256(bytes),
          uploadedBy: as,
          uploadedAt: expect.any(Number),
        },
      });
      if (!('material' in answer)) return;
      expect(server.added.at(-1)).toEqual(answer.material);
      expect(await server.materials.list(CallId.parse(callId))).toEqual([answer.material]);
      const stored = await readFile(join(server.dataFolder, 'materials', answer.material.materialId));
      expect(stored.equals(bytes)).toBe(true);
    });

    it('goes on where it was interrupted by its page', async () => {
      const options = {
        endpoint: `${server.origin}/api/uploads`,
        headers: { 'x-test-as': 'applicant' },
        metadata: { callId, filename: '长.pdf' },
        chunkSize: 1024 * 1024,
        retryDelays: null,
      };
      const url = await new Promise<string>((resolve, reject) => {
        const first = new Upload(longPdf, {
          ...options,
          onError: reject,
          onChunkComplete: (_size, accepted) => {
            if (accepted < 2 * 1024 * 1024) return;
            void first.abort().then(() => resolve(first.url ?? ''));
          },
        });
        first.start();
      });
      const sent: number[] = [];
      const material = await new Promise((resolve, reject) => {
        new Upload(longPdf, {
          ...options,
          uploadUrl: url,
          onError: reject,
          onBeforeRequest: (one) => void sent.push(Number(one.getHeader('Upload-Offset') ?? -1)),
          onSuccess: ({ lastResponse }) => resolve(JSON.parse(lastResponse.getBody()).material),
        }).start();
      });
      expect(sent[0]).toBe(-1);
      expect(sent[1]).toBeGreaterThanOrEqual(2 * 1024 * 1024);
      expect(material).toMatchObject({ sha256: sha256(longPdf), sizeBytes: longPdf.length });
    });

    it('goes on after the connection broke in the middle of its bytes', async () => {
      const location =
        (await announce(server, longPdf.length, { callId, filename: 'a.pdf' })).headers.get('location') ?? '';
      await breakOff(`${server.origin}${location}`, longPdf.subarray(0, 1024 * 1024), longPdf.length);
      const offset = Number((await ask(server, location, { method: 'HEAD' })).headers.get('upload-offset'));
      expect(offset).toBeLessThanOrEqual(1024 * 1024);
      const rest = await ask(server, location, {
        method: 'PATCH',
        headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
        body: Uint8Array.from(longPdf.subarray(offset)),
      });
      expect(rest.status).toBe(200);
      expect(await rest.json()).toMatchObject({ material: { sha256: sha256(longPdf) } });
    });

    it('is found whole by a page that missed the last answer, and is one material', async () => {
      const answer = await upload(server, pdf, { callId, filename: 'a.pdf' });
      const id = 'material' in answer ? answer.material.materialId : '';
      const head = await ask(server, `/api/uploads/${id}`, { method: 'HEAD' });
      expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(pdf.length)]);
      expect(await server.materials.list(CallId.parse(callId))).toHaveLength(1);
      expect(server.added.filter((material) => material.callId === callId)).toHaveLength(1);
    });

    it('is recorded later when the server died after the last byte', async () => {
      const location = (await announce(server, pdf.length, { callId, filename: 'a.pdf' })).headers.get(
        'location',
      );
      await writeFile(join(server.dataFolder, 'uploads', idOf(location)), pdf);
      expect(await server.materials.list(CallId.parse(callId))).toEqual([]);
      expect((await ask(server, location ?? '', { method: 'HEAD' })).status).toBe(200);
      expect(await server.materials.list(CallId.parse(callId))).toMatchObject([{ sha256: sha256(pdf) }]);
    });

    it('still arrives when the talk ended meanwhile', async () => {
      const location = (await announce(server, pdf.length, { callId, filename: 'a.pdf' })).headers.get(
        'location',
      );
      server.calls.set(callId, makeCall(callId, { state: 'wrapUp' }));
      const answer = await ask(server, location ?? '', {
        method: 'PATCH',
        headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
        body: Uint8Array.from(pdf),
      });
      expect(answer.status).toBe(200);
    });

    it('carries the security headers of the door and no permission for other sites', async () => {
      const answer = await announce(server, 10, { callId, filename: 'a.pdf' });
      expect(answer.status).toBe(201);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('location')).toMatch(/^\/api\/uploads\/[A-Za-z0-9_-]+$/);
    });
  });

  describe('that is refused by its bytes leaves nothing behind', () => {
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
    it.each([
      [
        'a page named .pdf',
        Buffer.from('<!DOCTYPE html><script>alert(1)</script>'),
        'a.pdf',
        'application/pdf',
        'text/html',
      ],
      ['a program named .pdf', program, '发票.pdf', 'application/pdf', 'application/x-msdownload'],
      ['a PDF named .jpg', pdf, 'a.jpg', 'image/jpeg', 'application/pdf'],
      [
        'an installer named .doc',
        makeOleContainer('Msi'),
        'a.doc',
        'application/msword',
        'application/x-cfb',
      ],
      ['text named .png', Buffer.from('你好'), 'a.png', 'image/png', 'unknown'],
    ])('%s', async (_name, bytes, filename, claimed, found) => {
      const before = await Promise.all([server.filesIn('uploads'), server.filesIn('materials')]);
      expect(await upload(server, bytes, { callId, filename })).toEqual({
        status: 415,
        code: 'FILE_CONTENT_MISMATCH',
        details: { claimed, found },
      });
      expect(await server.materials.list(CallId.parse(callId))).toEqual([]);
      expect(await Promise.all([server.filesIn('uploads'), server.filesIn('materials')])).toEqual(before);
    });
  });

  describe('that is announced is refused before a byte is sent', () => {
    const refusal = async (sizeBytes: number | null, changes: object = {}, as: Person = 'applicant') => {
      const answer = await announce(server, sizeBytes, { callId, filename: 'a.pdf', ...changes }, as);
      const { error } = (await answer.json()) as { error: { code: string; details?: object } };
      return { status: answer.status, code: error.code, details: error.details };
    };

    it('when it is too large, and the limit is named', async () => {
      const sizeBytes = 51 * 1024 * 1024;
      const details = { sizeBytes, maxBytes: materialMaxBytes };
      expect(await refusal(sizeBytes)).toEqual({ status: 413, code: 'FILE_TOO_LARGE', details });
      expect((await announce(server, materialMaxBytes, { callId, filename: 'a.pdf' })).status).toBe(201);
    });

    it('when it is empty', async () => {
      expect(await refusal(0)).toMatchObject({ status: 400, code: 'FILE_EMPTY' });
    });

    it.each(['a.exe', 'a.html', 'a.svg', 'a.docm', 'a'])(
      'when its type is not taken: %s',
      async (filename) => {
        expect(await refusal(10, { filename })).toMatchObject({
          status: 415,
          code: 'FILE_TYPE_REFUSED',
          details: { allowedExtensions: expect.arrayContaining(['pdf', 'jpg']) },
        });
      },
    );

    it('when its length is left open, or words are missing', async () => {
      expect(await refusal(null)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
      expect(await refusal(10, { filename: '' })).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
      expect(await refusal(10, { lineId: 'no/id' })).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    });

    it.each(['stranger', 'otherAgent', 'supervisor'] as const)('when it comes from the %s', async (as) => {
      expect(await refusal(10, {}, as)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });

    it('when nobody is signed in, or there is no such call', async () => {
      expect(await refusal(10, {}, 'nobody')).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
      expect(await refusal(10, { callId: 'no-call' })).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });

    it('by an agent at whom the order only rings', async () => {
      server.calls.set(callId, makeCall(callId, { state: 'offered' }));
      expect(await refusal(10, {}, 'agent')).toMatchObject({ code: 'NOT_FOUND' });
    });

    it.each(['wrapUp', 'completed', 'abandoned'] as const)('when the call is %s', async (state) => {
      server.calls.set(callId, makeCall(callId, { state }));
      expect(await refusal(10)).toMatchObject({ status: 409, code: 'CALL_ENDED', details: { state } });
    });

    it('when the call has as many files as it can take', async () => {
      const answer = await upload(server, pdf, { callId, filename: 'a.pdf' });
      if (!('material' in answer)) throw new Error('the first one is taken');
      const { repository } = server.materials.parts;
      for (let index = 1; index < materialsTuning.maxPerCall; index += 1) {
        const materialId = makeId() as typeof answer.material.materialId;
        await repository.add({
          ...answer.material,
          materialId,
          storedAs: materialId,
          uploaderId: 'the-applicant',
        });
      }
      expect(await refusal(10)).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    });
  });

  describe('that is under way', () => {
    let location: string;
    beforeEach(async () => {
      location =
        (await announce(server, pdf.length, { callId, filename: 'a.pdf' })).headers.get('location') ?? '';
    });

    it.each(['stranger', 'agent', 'supervisor'] as const)('does not exist for the %s', async (as) => {
      for (const method of ['HEAD', 'PATCH', 'DELETE'])
        expect((await ask(server, location, { method }, as)).status).toBe(404);
      expect((await ask(server, location, { method: 'HEAD' })).status).toBe(200);
    });

    it('is given up with everything', async () => {
      expect((await ask(server, location, { method: 'DELETE' })).status).toBe(204);
      expect(await hasFiles(idOf(location))).toBe(false);
      expect((await ask(server, location, { method: 'HEAD' })).status).toBe(404);
    });

    it('takes no more bytes than were announced', async () => {
      const answer = await ask(server, location, {
        method: 'PATCH',
        headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
        body: new Uint8Array(pdf.length + 1),
      });
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ error: { code: 'FILE_TOO_LARGE' } });
    });

    it('is removed a day after its last byte, not before', async () => {
      const path = join(server.dataFolder, 'uploads', idOf(location));
      await server.materials.removeStaleUploads();
      expect(await hasFiles(idOf(location))).toBe(true);
      await utimes(path, 1, 1);
      expect(await server.materials.removeStaleUploads()).toBeGreaterThanOrEqual(1);
      expect(await hasFiles(idOf(location))).toBe(false);
    });

    it('cannot be read by its address, nor found by a crooked one', async () => {
      expect((await ask(server, location)).status).toBe(404);
      expect((await ask(server, '/api/uploads/..%2F..%2Fetc', { method: 'HEAD' })).status).toBe(404);
    });
  });

  it('the list of a call is for its two sides', async () => {
    await upload(server, pdf, { callId, filename: 'a.pdf' });
    const list = (context: ReturnType<typeof createRouteContext>) =>
      server.materials.routes['material:list'](
        { params: { callId: CallId.parse(callId) }, query: undefined, body: undefined },
        context,
      );
    for (const principal of [applicantPrincipal('the-applicant'), staffPrincipal('the-agent')])
      expect((await list(createRouteContext(principal))).materials).toHaveLength(1);
    for (const principal of [applicantPrincipal('a-stranger'), staffPrincipal('another-agent')])
      await expect(list(createRouteContext(principal))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

/** Sends the first bytes of a longer PATCH and cuts the line once they have left. */
function breakOff(url: string, bytes: Buffer, wholeLength: number): Promise<void> {
  return new Promise((resolve) => {
    const call = request(url, {
      method: 'PATCH',
      headers: {
        'tus-resumable': '1.0.0',
        'x-test-as': 'applicant',
        'content-type': 'application/offset+octet-stream',
        'upload-offset': 0,
        'content-length': wholeLength,
      },
    });
    call.on('error', () => {});
    call.on('close', () => resolve());
    call.write(bytes, () => call.destroy());
  });
}
