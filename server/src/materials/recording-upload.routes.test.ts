import { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { makePdf, mp4, webm } from './test-support/sample-files.ts';
import {
  makeCall,
  type Person,
  startUploadServer,
  type UploadServer,
  upload,
} from './test-support/upload-server.ts';

describe('the recording of a message', { timeout: 20_000 }, () => {
  const db = useTestDatabase('PGlite');
  let server: UploadServer;
  let callId: string;

  beforeAll(async () => {
    server = await startUploadServer(db());
  }, 60_000);
  afterAll(() => server.close());
  beforeEach(() => {
    callId = makeId();
    server.calls.set(callId, makeCall(callId, { state: 'draft', agentId: null }));
  });
  const send = (bytes: Buffer, filename: string, changes: Record<string, string> = {}, as?: Person) =>
    upload(server, bytes, { callId, filename, purpose: 'videoMessage', ...changes }, as);

  it.each([
    ['message.webm', 'video/webm', webm],
    ['message.mp4', 'video/mp4', mp4],
  ])('%s is taken as what it is, before the call is handed in', async (filename, mimeType, bytes) => {
    const answer = await send(bytes, filename, { filetype: `${mimeType};codecs=x` });
    expect(answer).toMatchObject({ material: { purpose: 'videoMessage', mimeType, fileName: filename } });
    expect(await server.materials.list(CallId.parse(callId))).toMatchObject([{ purpose: 'videoMessage' }]);
  });

  it('is refused when it is no recording, by its name or by its content', async () => {
    expect(await send(makePdf(), 'a.pdf')).toMatchObject({ status: 415, code: 'FILE_TYPE_REFUSED' });
    expect(await send(makePdf(), 'a.webm')).toMatchObject({ status: 415, code: 'FILE_CONTENT_MISMATCH' });
    expect(await send(mp4, 'a.webm')).toMatchObject({ status: 415, code: 'FILE_CONTENT_MISMATCH' });
    expect(await send(webm, 'a.webm', { purpose: 'holiday' })).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('is no document, and a document is no recording', async () => {
    expect(await send(webm, 'a.webm', { purpose: 'document' })).toMatchObject({ code: 'FILE_TYPE_REFUSED' });
  });

  it('is refused once the call is in line, and from a stranger', async () => {
    expect(await send(webm, 'a.webm', {}, 'stranger')).toMatchObject({ code: 'NOT_FOUND' });
    server.calls.set(callId, makeCall(callId, { state: 'queued', agentId: null }));
    expect(await send(webm, 'a.webm')).toMatchObject({ code: 'CALL_ENDED' });
  });
});
