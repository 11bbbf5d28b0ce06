import { CallId, MaterialId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { jpeg } from './test-support/sample-files.ts';
import {
  announce,
  ask,
  makeCall,
  startUploadServer,
  type UploadServer,
  upload,
} from './test-support/upload-server.ts';

const db = useTestDatabase('PGlite');
let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer(db());
  server.calls.set('call', makeCall('call'));
}, 60_000);
afterAll(() => server?.close());
const photo = { callId: 'call', filename: 'a.jpg', lineId: 'id-card', captureId: 'ask' };

it('a photograph names the ask that it answers, and is told again to a page that missed the answer', async () => {
  const location = (await announce(server, jpeg.length, photo)).headers.get('location') ?? '';
  const headers = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  await ask(server, location, { method: 'PATCH', headers, body: new Uint8Array(jpeg) });
  const materialId = MaterialId.parse(location.split('/').at(-1));
  expect(server.captured).toEqual([['ask', materialId]]);
  await ask(server, location, { method: 'HEAD' });
  expect(server.captured).toEqual([
    ['ask', materialId],
    ['ask', materialId],
  ]);
  expect(server.added).toHaveLength(1);
});

it('a file that answers none tells of none, and a name that is none is refused', async () => {
  server.captured.length = 0;
  const { captureId: _, ...file } = photo;
  await upload(server, jpeg, file);
  expect(await upload(server, jpeg, { ...photo, captureId: 'no/id' })).toMatchObject({ code: 'BAD_REQUEST' });
  expect(server.captured).toEqual([]);
});

it('a photograph of another paper is put to its line, or to none', async () => {
  const sent = await upload(server, jpeg, photo);
  if (!('material' in sent)) throw new Error('the photograph was refused');
  const { materialId } = sent.material;
  const to = MaterialLineId.parse('lease');
  expect(await server.materials.refile(materialId, to)).toEqual({ ...sent.material, lineId: 'lease' });
  expect(await server.materials.refile(materialId, null)).toMatchObject({ lineId: null });
  const listed = await server.materials.list(CallId.parse('call'));
  expect(listed.find((each) => each.materialId === materialId)).toMatchObject({ lineId: null });
  expect(await server.materials.refile(MaterialId.parse('nobodys'), to)).toBeNull();
});
