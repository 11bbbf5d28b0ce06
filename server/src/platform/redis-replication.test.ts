import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { createReplicated } from './redis-replication.ts';

function make(replicaCount: number, reached: () => number | Error) {
  const connection = Object.assign(new EventEmitter(), {
    set: vi.fn(async () => 'OK'),
    wait: vi.fn(async () => {
      const found = reached();
      if (found instanceof Error) throw found;
      return found;
    }),
  });
  const replicated = createReplicated({ redis: connection as never, replicaCount, markKey: 'mark' });
  return { connection, replicated };
}
const unavailable = { code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) };

describe('an answer that waits for replicas', () => {
  it('asks nothing of Redis when no replica is wanted', async () => {
    const { connection, replicated } = make(0, () => 0);
    await expect(replicated(async () => 'done')).resolves.toBe('done');
    expect(connection.wait).not.toHaveBeenCalled();
  });

  it('comes when enough have the change, and always writes something to wait for', async () => {
    const { connection, replicated } = make(2, () => 2);
    await expect(replicated(async () => 'done')).resolves.toBe('done');
    expect(connection.set.mock.invocationCallOrder[0]).toBeLessThan(
      connection.wait.mock.invocationCallOrder[0] ?? 0,
    );
  });

  it.each([
    ['too few have it', () => 1],
    ['Redis does not say', () => new Error('Command timed out')],
  ])('may be asked for again when %s', async (_why, reached) => {
    const { replicated } = make(2, reached);
    await expect(replicated(async () => 'done')).rejects.toMatchObject(unavailable);
  });

  it('is not believed from another connection than the one that wrote', async () => {
    const { connection, replicated } = make(1, () => {
      connection.emit('close');
      return 1;
    });
    await expect(replicated(async () => 'done')).rejects.toMatchObject(unavailable);
    connection.wait.mockResolvedValueOnce(1);
    await expect(replicated(async () => 'done')).resolves.toBe('done');
  });

  it('leaves the failure of the command as it is', async () => {
    const { replicated } = make(1, () => 0);
    await expect(replicated(() => Promise.reject(new Error('no such function')))).rejects.toThrow(
      'no such function',
    );
  });
});
