import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from './blob-store.ts';
import { createFolderBlobs } from './folder-blobs.ts';
import { assertS3Works, createS3Blobs, type S3Config } from './s3-blobs.ts';

/** Where recordings lie, as configured: an object store, or a folder below the data folder. Throws where nothing can be kept there. */
export async function createBlobs(config: {
  dataFolder: string;
  recordingS3: S3Config | null;
}): Promise<BlobStore> {
  if (config.recordingS3 === null) {
    const folder = join(config.dataFolder, 'recordings');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return createFolderBlobs(folder);
  }
  const blobs = createS3Blobs(config.recordingS3);
  await assertS3Works(blobs, config.recordingS3);
  return blobs;
}
