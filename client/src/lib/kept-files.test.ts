import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeIndexedDb } from './indexed-db.test-support.ts';
import {
  dropKeptFile,
  dropKeptFilesExcept,
  findKeptFiles,
  type KeptFile,
  keepFile,
  setUploadUrl,
} from './kept-files.ts';
import { hasKeptFiles } from './kept-mark.ts';

const [ours, others] = ['ours', 'others'] as CallId[] as [CallId, CallId];
const file = (uploadId: string, callId: CallId, change: Partial<KeptFile> = {}): KeptFile => ({
  ...{ uploadId, callId, lineId: null, fileName: `${uploadId}.pdf`, fileType: 'application/pdf' },
  ...{ keptAt: Date.now(), uploadUrl: null, bytes: new Uint8Array([1, 2, 3]).buffer },
  ...change,
});

describe('files kept on the device', () => {
  let store: ReturnType<typeof fakeIndexedDb>;
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  beforeEach(() => {
    store = fakeIndexedDb();
    vi.stubGlobal('indexedDB', store.indexedDB);
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    });
    warn.mockClear();
  });
  afterEach(() => {
    // What the store refused is only warned of.
    expect(warn).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  it('come back whole for their call, in the order they were kept in, with where the server takes the rest', async () => {
    await keepFile(file('late', ours));
    await keepFile(file('early', ours, { keptAt: Date.now() - 1_000 }));
    await keepFile(file('other', others));
    await keepFile(file('old', ours, { keptAt: Date.now() - 25 * 60 * 60_000 }));
    await setUploadUrl('late', '/api/uploads/late');
    const found = await findKeptFiles(ours);
    expect(found.map(({ uploadId, uploadUrl }) => [uploadId, uploadUrl])).toEqual([
      ['early', null],
      ['late', '/api/uploads/late'],
    ]);
    expect(new Uint8Array(found[1]?.bytes ?? new ArrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
    expect(store.counts.readBytes).toBe(6);
  });

  it('stay dropped when the server’s address for one comes at the same time', async () => {
    await keepFile(file('a', ours));
    await Promise.all([setUploadUrl('a', '/api/uploads/a'), dropKeptFile('a')]);
    expect([store.countOf('files'), store.countOf('bytes')]).toEqual([0, 0]);
    await setUploadUrl('a', '/api/uploads/a');
    expect(store.countOf('files')).toBe(0);
  });

  it('go with their call, without anybody reading their bytes', async () => {
    await keepFile(file('a', ours));
    await keepFile(file('b', others));
    await dropKeptFilesExcept([ours]);
    expect([store.countOf('files'), store.countOf('bytes'), hasKeptFiles()]).toEqual([1, 1, true]);
    await dropKeptFilesExcept([]);
    expect([store.countOf('files'), store.countOf('bytes'), hasKeptFiles()]).toEqual([0, 0, false]);
    expect(store.counts.readBytes).toBe(0);
  });

  it('are marked as being there, though the last one before was dropped meanwhile', async () => {
    await Promise.all([dropKeptFilesExcept([]), keepFile(file('a', ours))]);
    expect([store.countOf('files'), hasKeptFiles()]).toEqual([1, true]);
  });
});
