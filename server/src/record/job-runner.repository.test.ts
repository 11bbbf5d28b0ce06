import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { Lifetime } from '../platform/lifetime.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { playbackTuning } from '../tuning-playback.ts';
import { createFolderBlobs } from './folder-blobs.ts';
import { createJobRepository } from './job.repository.ts';
import { createJobs, JobFailure, type JobKind, type JobTools } from './job-runner.ts';
import { createRecordingFiles } from './recording-files.ts';

const patient = { timeout: 15_000 };

describe.each(databaseKinds)('jobs of a server with %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  let [folder, now] = ['', Date.UTC(2026, 9, 12)];
  let lifetimes: Lifetime[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jobs-'));
    now = Date.UTC(2026, 9, 12);
  });
  afterEach(async () => {
    await Promise.all(lifetimes.splice(0).map((lifetime) => lifetime.close()));
    await rm(folder, { recursive: true, force: true });
  });

  const files = () => createRecordingFiles(createFolderBlobs(join(folder, 'store')), 'ab'.repeat(32));
  async function serve(serverId: string) {
    const lifetime = new Lifetime();
    lifetimes = [...lifetimes, lifetime];
    const jobs = await createJobs({
      ...{ repository: createJobRepository(db()), files: files(), folder: join(folder, serverId), serverId },
      ...{ clock: { now: () => now }, lifetime, logger: pino({ level: 'silent' }) },
    });
    return { jobs, lifetime };
  }
  const wish = () => ({
    ...{ kind: 'composed' as const, recordingId: makeId() as RecordingId, caseId: null },
    ...{ askedBy: AgentId.parse('a'), reason: '复核' },
  });
  const composed = (make: JobKind['make']): JobKind => ({ kind: 'composed', make });
  const film = (bytes: string) => ({
    fileName: 'a.mp4',
    mimeType: 'video/mp4',
    bytes: [Buffer.from(bytes)] as never,
  });
  const untilStopped = ({ signal }: JobTools) =>
    new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(new Error('stopped'))),
    );

  it('make a file that is kept for a day', async () => {
    const { jobs } = await serve('one');
    jobs.plugIn(
      composed(async (job, { folder: place, onProgress }) => {
        await writeFile(join(place, 'part'), 'x');
        onProgress(0.5);
        return film(`for ${job.askedBy}: ${job.reason}`);
      }),
    );
    const { jobId } = await jobs.start(wish());
    await expect.poll(async () => (await jobs.find(jobId))?.state, patient).toBe('done');
    const row = await jobs.find(jobId);
    if (row === null) throw new Error('no row');
    expect(row).toMatchObject({
      progress: 1,
      fileName: 'a.mp4',
      expiresAt: new Date(now + playbackTuning.jobFileKeptMs),
    });
    expect(await text((await jobs.openFile(row)).stream)).toBe('for a: 复核');
    await expect.poll(() => readdir(folder), patient).not.toContain('one');
    now += playbackTuning.jobFileKeptMs;
    await expect(jobs.openFile(row)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    now += 1;
    await jobs.clean();
    expect(await files().exists(row.storageKey ?? '')).toBe(false);
    expect(await jobs.find(jobId)).toMatchObject({ storageKey: null });
  });

  it('run one at a time', async () => {
    const { jobs } = await serve('one');
    let [running, most] = [0, 0];
    jobs.plugIn(
      composed(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return film('x');
      }),
    );
    const rows = await Promise.all([1, 2, 3].map(() => jobs.start(wish())));
    for (const { jobId } of rows)
      await expect.poll(async () => (await jobs.find(jobId))?.state, patient).toBe('done');
    expect(most).toBe(1);
  });

  it('that fail say so, in a word of their own where they have one', async () => {
    const { jobs } = await serve('one');
    const errors = [new JobFailure('incomplete'), new Error('a secret path')];
    jobs.plugIn(composed(() => Promise.reject(errors.shift())));
    for (const failure of ['incomplete', 'failed']) {
      const { jobId } = await jobs.start(wish());
      await expect.poll(async () => (await jobs.find(jobId))?.state, patient).toBe('failed');
      expect(await jobs.find(jobId)).toMatchObject({ failure });
    }
  });

  it('stop when they are cancelled, here and on another server, and keep nothing', async () => {
    const { jobs } = await serve('one');
    const { jobs: others } = await serve('two');
    jobs.plugIn(composed((_job, tools) => untilStopped(tools)));
    for (const cancelling of [jobs, others]) {
      const { jobId } = await jobs.start(wish());
      await expect.poll(async () => (await jobs.find(jobId))?.state, patient).toBe('running');
      await cancelling.cancel(jobId);
      await expect.poll(() => readdir(folder), patient).not.toContain('one');
      expect(await jobs.find(jobId)).toMatchObject({ state: 'cancelled' });
    }
  });

  it('of a server that stops are made by the next', async () => {
    const { jobs, lifetime } = await serve('one');
    jobs.plugIn(composed((_job, tools) => untilStopped(tools)));
    const { jobId } = await jobs.start(wish());
    await expect.poll(async () => (await jobs.find(jobId))?.state, patient).toBe('running');
    await lifetime.close();
    expect(await jobs.find(jobId)).toMatchObject({ state: 'waiting' });
    const { jobs: next } = await serve('two');
    next.plugIn(composed(async () => film('x')));
    await expect.poll(async () => (await next.find(jobId))?.state, patient).toBe('done');
  });

  it('that bring servers down are given up', async () => {
    const repository = createJobRepository(db());
    const { jobId } = await repository.add({ ...wish(), jobId: makeId() }, new Date(now));
    for (let tries = 0; tries < playbackTuning.jobTriesMax; tries += 1)
      await repository.claim('dying', new Date(now), new Date(0), ['composed']);
    const { jobs } = await serve('one');
    let isTried = false;
    jobs.plugIn(
      composed(async () => {
        isTried = true;
        return film('x');
      }),
    );
    await expect.poll(async () => (await jobs.find(jobId))?.state, patient).toBe('failed');
    expect([isTried, (await jobs.find(jobId))?.failure]).toEqual([false, 'given up']);
  });

  it('leave nothing of a server that was killed', async () => {
    await mkdir(join(folder, 'one', 'old'), { recursive: true });
    await writeFile(join(folder, 'one', 'old', 'plain.webm'), 'a face');
    await serve('one');
    await expect(readdir(join(folder, 'one', 'old'))).rejects.toThrow();
  });
});
