import { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createJobRepository, type JobWish } from './job.repository.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 9, 12) + seconds * 1_000);
const all = ['playback', 'composed', 'dossier'] as const;

describe.each(databaseKinds)('jobs in %s', { timeout: 30_000 }, (kind) => {
  const db = useTestDatabase(kind);
  const jobs = () => createJobRepository(db());
  const wish = (change: Partial<JobWish> = {}): JobWish => ({
    ...{ jobId: makeId(), kind: 'composed', recordingId: makeId(), caseId: null, askedBy: 'a', reason: 'r' },
    ...change,
  });
  const made = { storageKey: 'jobs/x', fileName: 'x.mp4', mimeType: 'video/mp4', byteCount: 5 };
  const claim = (server: string, seconds: number) => jobs().claim(server, at(seconds), at(seconds + 30), all);
  async function clear() {
    for (let row = await claim('cleaner', 1e9); row; row = await claim('cleaner', 1e9))
      await jobs().finish(row.jobId, 'cleaner', at(0), null);
  }

  it('are one where the same is wished by the same person twice, at once too', async () => {
    const recordingId = makeId();
    const rows = await Promise.all([1, 2, 3].map(() => jobs().add(wish({ recordingId }), at(0))));
    expect(new Set(rows.map(({ jobId }) => jobId)).size).toBe(1);
    const other = await jobs().add(wish({ recordingId, askedBy: 'b' }), at(0));
    expect(other.jobId).not.toBe(rows[0]?.jobId);
    await clear();
    expect((await jobs().add(wish({ recordingId }), at(1))).jobId).not.toBe(rows[0]?.jobId);
    await clear();
  });

  it('are taken one by one, playback first, each by one server', async () => {
    const [first, second] = [await jobs().add(wish(), at(0)), await jobs().add(wish(), at(1))];
    const playback = await jobs().add(wish({ kind: 'playback', askedBy: null }), at(2));
    const taken = await Promise.all(['one', 'two', 'three', 'four'].map((server) => claim(server, 3)));
    const ids = taken.map((row) => row?.jobId);
    expect(new Set(ids.filter(Boolean))).toEqual(new Set([first.jobId, second.jobId, playback.jobId]));
    await clear();
  });

  it('wait in the order they were asked in', async () => {
    const later = await jobs().add(wish(), at(10));
    const earlier = await jobs().add(wish(), at(5));
    const playback = await jobs().add(wish({ kind: 'playback' }), at(20));
    const order = [await claim('one', 21), await claim('one', 21), await claim('one', 21)];
    expect(order.map((row) => row?.jobId)).toEqual([playback.jobId, earlier.jobId, later.jobId]);
    await clear();
  });

  it('of a server that is silent are begun again by another, and are no longer the first one’s', async () => {
    const { jobId } = await jobs().add(wish(), at(0));
    await claim('one', 0);
    expect(await claim('two', 29)).toBeNull();
    expect(await jobs().renew(jobId, 'one', at(60), 0.5)).toBe(true);
    expect(await claim('two', 59)).toBeNull();
    expect(await claim('two', 61)).toMatchObject({ jobId, tryCount: 2, progress: 0 });
    expect(await jobs().renew(jobId, 'one', at(99), 0.6)).toBe(false);
    expect(await jobs().finish(jobId, 'one', at(62), { ...made, expiresAt: at(100) })).toBe(false);
    expect(await jobs().finish(jobId, 'two', at(62), { ...made, expiresAt: at(100) })).toBe(true);
    expect(await jobs().find(jobId)).toMatchObject({ state: 'done', progress: 1, storageKey: 'jobs/x' });
  });

  it('that were cancelled are nobody’s any more, and what they made is named once', async () => {
    const { jobId } = await jobs().add(wish(), at(0));
    await claim('one', 0);
    expect(await jobs().cancel(jobId, at(1))).toMatchObject({ state: 'running' });
    expect(await jobs().renew(jobId, 'one', at(60), 0.5)).toBe(false);
    expect(await jobs().find(jobId)).toMatchObject({ state: 'cancelled' });
    expect(await jobs().cancel('nothing', at(1))).toBeNull();
  });

  it('that are given back wait again, and it is no try', async () => {
    const { jobId } = await jobs().add(wish(), at(0));
    await claim('one', 0);
    await jobs().giveBack(jobId, 'one');
    expect(await jobs().find(jobId)).toMatchObject({ state: 'waiting', tryCount: 0 });
    await clear();
  });

  it('have files whose time is over, or whose job was cancelled', async () => {
    const { jobId } = await jobs().add(wish({ recordingId: 'files' }), at(0));
    await claim('one', 0);
    await jobs().finish(jobId, 'one', at(1), { ...made, expiresAt: at(100) });
    const spent = async (seconds: number) => (await jobs().listSpent(at(seconds), 9)).map((row) => row.jobId);
    expect(await spent(99)).not.toContain(jobId);
    expect(await spent(101)).toContain(jobId);
    await jobs().cancel(jobId, at(50));
    expect(await spent(51)).toContain(jobId);
    await jobs().forgetFile(jobId);
    expect(await spent(101)).not.toContain(jobId);
    const [own] = await jobs().listOf('files', AgentId.parse('a'), 5);
    expect(own?.jobId).toBe(jobId);
  });
});
