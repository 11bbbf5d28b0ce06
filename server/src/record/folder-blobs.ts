import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { recordingsTuning } from '../tuning-recordings.ts';
import { assertBlobKey, type BlobStore, type StorageLevel } from './blob-store.ts';

/** The store in a folder. A file is written beside its place and moved there once it is whole and on the disk. */
export function createFolderBlobs(
  folder: string,
  freeBytes: () => Promise<number> = () => freeBytesOf(folder),
): BlobStore {
  const pathOf = (key: string) => {
    assertBlobKey(key);
    return join(folder, key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const growing = `${path}.${makeId()}.part`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await pipeline(bytes, createWriteStream(growing, { mode: 0o600 }));
        await syncFile(growing);
        await rename(growing, path);
      } catch (error) {
        await rm(growing, { force: true });
        throw error;
      }
    },

    async open(key, { start, end }) {
      const path = pathOf(key);
      const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? notFound('the recorded file') : error;
      });
      return createReadStream(path, { fd: file, start, end });
    },

    async size(key) {
      const found = await stat(pathOf(key)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return found?.size ?? null;
    },

    async delete(key) {
      await rm(pathOf(key), { force: true });
    },

    level: async (): Promise<StorageLevel> => levelOf(await freeBytes()),
    freeBytes,
  };
}

const levelOf = (freeBytes: number): StorageLevel => {
  if (freeBytes < recordingsTuning.storeFullBytes) return 'full';
  return freeBytes < recordingsTuning.storeLowBytes ? 'low' : 'ample';
};

async function freeBytesOf(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** What was told to be kept is still there after the power failed. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
