import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTenant, startServerProcess, startTestSfu, type TestServerProcess } from './test-platform.ts';
import { createTestPostgres } from './test-postgres.ts';

type DistrictOptions = {
  /** Of the media node. */
  sfuEnvironment?: Record<string, string>;
  /** Both servers have one data folder, as on one disk: files that were sent to one are there on the other. */
  sharesFiles?: boolean;
};
export type TestDistrict = Awaited<ReturnType<typeof startDistrict>>;

/** Two servers, each a process, on one Redis, one database of their own and one media node. */
export async function startDistrict(
  redisUrl: string,
  postgresUrl: string,
  { sfuEnvironment = {}, sharesFiles = false }: DistrictOptions = {},
) {
  const postgres = await createTestPostgres(postgresUrl);
  const sfu = await startTestSfu(sfuEnvironment);
  const files = sharesFiles ? await mkdtemp(join(tmpdir(), 'cloudseat-district-')) : null;
  const tenant = makeTenant();
  const options = {
    ...{ redisUrl, sfuUrls: [sfu.url], tenant, databaseUrl: postgres.url },
    ...(files === null ? {} : { environment: { CLOUDSEAT_DATA_DIR: files } }),
  };
  const servers = await Promise.all([startServerProcess(options), startServerProcess(options)]);
  const [left, right] = servers as [TestServerProcess, TestServerProcess];
  return {
    ...{ left, right, tenant, databaseUrl: postgres.url, query: postgres.run },
    /** The shared data folder. */
    files: files ?? '',
    async close() {
      await Promise.all([left.close(), right.close()]);
      await sfu.stop();
      await postgres.drop();
      if (files !== null) await rm(files, { recursive: true, force: true });
    },
  };
}
