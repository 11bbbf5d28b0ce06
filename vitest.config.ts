import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { cachedWorkerPath } from './scripts/setup/worker.mjs';

// A test's kind is its suffix; what the kind needs (Redis, PostgreSQL, the media worker, Chromium) is started once a run.
const folders = '{shared,server,sfu,client,scripts,e2e}';
const ignored = ['**/node_modules/**', '**/dist/**', '**/data/**'];
const withSuffix = (suffix: string) => [`${folders}/**/*.${suffix}.test.ts`];
const suffixes = ['store', 'repository', 'socket', 'routes', 'sfu', 'flow'];

const redis = './scripts/test-support/redis.global.ts';
const postgres = './scripts/test-support/postgres.global.ts';

// Set-up has put the worker there; without it the sfu's tests say what is missing.
const worker =
  process.env.MEDIASOUP_WORKER_BIN || (existsSync('node_modules/mediasoup') ? cachedWorkerPath() : '');

/** Files of half a minute and more begin first: one of them at the end would leave the other worker idle. */
const longest = [
  'dispatch.property.store',
  'dispatcher-faults.flow',
  'lost-places.flow',
  'platform-faults.flow',
  'joint-review-again.flow',
  'playback.flow',
  'recorded-node-lost.flow',
  'recordings.flow',
  'two-servers.flow',
  'simulate.store',
  'pages-with-ticket',
  'pages-before-ticket',
  'administration',
  'supervision',
  'case',
];
const rankOf = ({ moduleId }: TestSpecification) => {
  const rank = longest.findIndex((name) => moduleId.includes(`/${name}.`));
  return rank < 0 ? longest.length : rank;
};

/** Two browsers and a platform on two cores: what comes within a second on an idle machine may take many. */
const patient = { poll: { timeout: 30_000 } };

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((left, right) => rankOf(left) - rankOf(right));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    env: { MEDIASOUP_WORKER_BIN: worker },
    exclude: ignored,
    // Two cores: more processes than that only take time from one another.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: [...ignored, ...suffixes.flatMap(withSuffix), 'sfu/**'],
        },
      },
      {
        test: {
          name: 'store',
          include: [...withSuffix('store'), ...withSuffix('repository')],
          globalSetup: [redis, postgres],
        },
      },
      {
        test: {
          name: 'socket',
          include: [...withSuffix('socket'), ...withSuffix('routes')],
          globalSetup: [redis],
        },
      },
      {
        test: {
          name: 'sfu',
          include: ['sfu/**/*.test.ts', ...withSuffix('sfu')],
          exclude: [...ignored, ...withSuffix('flow')],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'flow',
          expect: patient,
          include: withSuffix('flow'),
          globalSetup: [redis, postgres],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'pages',
          include: ['e2e/pages/*.e2e.ts'],
          globalSetup: [redis, postgres],
          // Two at a time: they look at pages and at who is told what, and nobody minds a picture that comes late.
          testTimeout: 240_000,
          hookTimeout: 180_000,
          expect: patient,
          env: { CLOUDSEAT_ARTEFACTS_DIR: join(import.meta.dirname, 'artefacts') },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/*.e2e.ts'],
          globalSetup: [redis, postgres],
          // One at a time: each drives several pages that encode and decode video.
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: patient,
          env: { CLOUDSEAT_ARTEFACTS_DIR: join(import.meta.dirname, 'artefacts') },
        },
      },
    ],
  },
});
