import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { S3Config } from '../s3-blobs.ts';

/** A server that speaks S3, on loopback, its objects in a folder of the test's own. Signatures are checked. */
export async function startS3Server(): Promise<{ config: S3Config; folder: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 's3-'));
  const server = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory: folder, vhostBuckets: false },
    configureBuckets: [{ name: 'recordings', configs: [] }],
  });
  const { port } = await server.run();
  return {
    folder,
    config: {
      ...{ url: `http://127.0.0.1:${port}`, bucket: 'recordings', region: 'us-east-1' },
      // The only account it knows.
      ...{ key: 'S3RVER', secret: 'S3RVER' },
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
