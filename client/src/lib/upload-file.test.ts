import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { uploadFile } from './upload-file.ts';

type Options = {
  uploadUrl: string | null;
  onProgress: (sent: number, total: number) => void;
  onSuccess: () => void;
  onUploadUrlAvailable: () => void;
  onShouldRetry: (error: Error) => boolean;
};

/** Stands for tus-js-client: notes what is asked of it, sends nothing. */
const asked: string[] = [];
let options: Options;
let canRemove = true;
vi.mock('tus-js-client', () => ({
  Upload: class {
    url = '/api/uploads/abc';
    constructor(_file: File, given: Options) {
      options = given;
    }
    start() {
      asked.push('start');
    }
    async abort(mustRemove = false) {
      asked.push(mustRemove ? 'remove' : 'abort');
      if (!mustRemove || canRemove) return;
      const error = new Error('no network');
      options.onShouldRetry(error);
      throw error;
    }
  },
}));

const file = new File(['%PDF'], 'a.pdf', { type: 'application/pdf' });
const plain = { file, target: { callId: 'call' as CallId }, lineId: null, onProgress: () => undefined };
const stalledMs = 20_000;

describe('an upload', () => {
  beforeEach(() => {
    asked.length = 0;
    canRemove = true;
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const begin = async (more = {}) => {
    const job = uploadFile({ ...plain, ...more });
    await vi.dynamicImportSettled();
    return job;
  };

  it('that moves nothing for long goes on over another connection, where it stopped', async () => {
    await begin();
    await vi.advanceTimersByTimeAsync(stalledMs - 1);
    options.onProgress(1, 4);
    await vi.advanceTimersByTimeAsync(stalledMs - 1);
    expect(asked).toEqual(['start']);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(['start', 'abort', 'start']);
    await vi.advanceTimersByTimeAsync(stalledMs);
    expect(asked).toEqual(['start', 'abort', 'start', 'abort', 'start']);
  });

  it('is left alone once it arrived, and once it was given up', async () => {
    const arrived = await begin();
    options.onSuccess();
    await arrived.done;
    const given = await begin();
    given.cancel();
    await vi.advanceTimersByTimeAsync(3 * stalledMs);
    expect(asked).toEqual(['start', 'start', 'remove']);
  });

  it('that is given up without a network is left alone as well', async () => {
    canRemove = false;
    (await begin()).cancel();
    await vi.advanceTimersByTimeAsync(3 * stalledMs);
    expect(asked).toEqual(['start', 'remove']);
  });

  it('says where the server takes it, and goes on there when told so', async () => {
    const onUrl = vi.fn();
    await begin({ onUrl });
    expect(options.uploadUrl).toBeNull();
    options.onUploadUrlAvailable();
    expect(onUrl).toHaveBeenCalledWith('/api/uploads/abc');
    await begin({ uploadUrl: '/api/uploads/abc' });
    expect(options.uploadUrl).toBe('/api/uploads/abc');
  });
});
