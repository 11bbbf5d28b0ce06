import type { CallId, MandateId } from '@cloudseat/shared/nouns/ids.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptFile } from '../../lib/kept-files.ts';
import { SignalError } from '../../lib/signal-error.ts';
import { createUploads, endUploads, uploadsOf, uploadsOfMandate } from './uploads.ts';

type Job = {
  target: object;
  fail: (error: SignalError) => void;
  arrive: () => void;
  isCancelled: boolean;
};
const fakes = vi.hoisted(() => ({
  jobs: [] as Job[],
  kept: new Map<string, KeptFile>(),
  /** Set where writing is to wait. */
  written: Promise.resolve(),
}));
vi.mock('../../lib/upload-file.ts', () => ({
  uploadFile: ({ target }: { target: object }) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const job: Job = { target, fail: reject, arrive: resolve, isCancelled: false };
    fakes.jobs.push(job);
    const cancel = () => {
      job.isCancelled = true;
    };
    return { done: promise, cancel };
  },
}));
vi.mock('../../lib/kept-files.ts', () => ({
  keepFile: async (file: KeptFile) => {
    await fakes.written;
    fakes.kept.set(file.uploadId, file);
  },
  dropKeptFile: async (uploadId: string) => void fakes.kept.delete(uploadId),
  findKeptFiles: async () => [...fakes.kept.values()],
  setUploadUrl: async () => undefined,
}));

const callId = 'call' as CallId;
const pdf = (name = 'a.pdf') => new File(['%PDF'], name, { type: 'application/pdf' });
const lost = new SignalError({ code: 'UNAVAILABLE', message: '' });
const refused = new SignalError({ code: 'FILE_TYPE_REFUSED', message: '' });
const settle = () => vi.advanceTimersByTimeAsync(0);
const retryEveryMs = 15_000;

describe('uploads', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    fakes.jobs.length = 0;
    fakes.kept.clear();
    fakes.written = Promise.resolve();
  });
  afterEach(() => {
    endUploads();
    vi.useRealTimers();
  });

  it('are kept on the device until they arrived, on one that may keep them', async () => {
    const uploads = createUploads({ callId }, { mayKeep: true });
    uploads.add([pdf()], null);
    await settle();
    expect([...fakes.kept.values()].map(({ fileName }) => fileName)).toEqual(['a.pdf']);
    fakes.jobs[0]?.arrive();
    await settle();
    expect([fakes.kept.size, uploads.rows.getState()]).toEqual([0, []]);
    createUploads({ callId }, { mayKeep: false }).add([pdf()], null);
    await settle();
    expect(fakes.kept.size).toBe(0);
  });

  it('of a helper are sent under their mandate, and none of it stays on their device', async () => {
    const mandateId = 'mandate' as MandateId;
    uploadsOfMandate(mandateId).add([pdf()], null);
    createUploads({ mandateId }, { mayKeep: true }).add([pdf()], null);
    await settle();
    expect(fakes.jobs.map(({ target }) => target)).toEqual([{ mandateId }, { mandateId }]);
    expect(fakes.kept.size).toBe(0);
    endUploads();
    expect(fakes.jobs[0]?.isCancelled).toBe(true);
  });

  it('that are refused before a byte is sent are never kept', async () => {
    const read = vi.spyOn(File.prototype, 'arrayBuffer');
    createUploads({ callId }, { mayKeep: true }).add(
      [new File([], 'empty.pdf'), new File(['x'], 'a.exe')],
      null,
    );
    await settle();
    expect([fakes.kept.size, read.mock.calls.length]).toEqual([0, 0]);
  });

  it('that the server refuses for good while they are written do not stay, those that lost the network do', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    fakes.written = promise;
    createUploads({ callId }, { mayKeep: true }).add([pdf('a.pdf'), pdf('b.pdf')], null);
    await settle();
    fakes.jobs[0]?.fail(refused);
    fakes.jobs[1]?.fail(lost);
    await settle();
    resolve();
    await settle();
    expect([...fakes.kept.values()].map(({ fileName }) => fileName)).toEqual(['b.pdf']);
  });

  it('of whoever signed out are stopped, held no more, and never begun again', async () => {
    const uploads = uploadsOf(callId, { mayKeep: false });
    uploads.add([pdf('lost.pdf'), pdf('running.pdf')], null);
    fakes.jobs[0]?.fail(lost);
    await settle();
    endUploads();
    expect([fakes.jobs.map(({ isCancelled }) => isCancelled), uploads.rows.getState()]).toEqual([
      [true, true],
      [],
    ]);
    expect(vi.getTimerCount()).toBe(0);
    fakes.jobs[1]?.fail(lost);
    await vi.advanceTimersByTimeAsync(2 * retryEveryMs);
    expect(fakes.jobs).toHaveLength(2);
    expect(uploadsOf(callId, { mayKeep: false })).not.toBe(uploads);
  });

  it('that an earlier page began go on, unless the device is another’s by the time they are found', async () => {
    createUploads({ callId }, { mayKeep: true }).add([pdf()], null);
    await settle();
    await createUploads({ callId }, { mayKeep: true }).resume();
    expect(fakes.jobs).toHaveLength(2);
    const finding = uploadsOf(callId, { mayKeep: true }).resume();
    endUploads();
    await finding;
    expect(fakes.jobs).toHaveLength(2);
  });
});
