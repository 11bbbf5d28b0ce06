import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../platform/logger.ts';
import { startHeartbeat } from './heartbeat.ts';
import type { Heartbeat, HeartbeatResult } from './presence-types.ts';

const logger = createLogger({ level: 'silent', name: 'test' });
const held: Heartbeat = {
  nodeId: 'n1',
  agents: [{ agentId: 'a1' as AgentId, deskId: 'd1' }],
  callIds: ['c1' as CallId],
};
const none: HeartbeatResult = { agentIds: [], callIds: [] };

describe('the heartbeat of a server', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const start = (heartbeat: (beat: Heartbeat) => Promise<HeartbeatResult>, onLost = vi.fn()) => ({
    onLost,
    beating: startHeartbeat({
      presence: { heartbeat },
      listSockets: () => held,
      onLost,
      intervalMs: 5_000,
      logger,
    }),
  });

  it('renews what the server holds at every interval, until it is closed', async () => {
    const heartbeat = vi.fn(async () => none);
    const { beating, onLost } = start(heartbeat);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heartbeat.mock.calls).toEqual([[held], [held]]);
    await beating.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heartbeat).toHaveBeenCalledTimes(2);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('names those whose lease is gone', async () => {
    const lost = { agentIds: [], callIds: ['c1' as CallId] };
    const { beating, onLost } = start(async () => lost);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onLost).toHaveBeenCalledExactlyOnceWith(lost);
    await beating.close();
  });

  it('goes on after a failure, and never runs twice at once', async () => {
    let finish = (_: HeartbeatResult) => {};
    const heartbeat = vi
      .fn<() => Promise<HeartbeatResult>>()
      .mockRejectedValueOnce(new Error('Redis is away'))
      .mockImplementation(() => new Promise((resolve) => (finish = resolve)));
    const { beating } = start(heartbeat);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(heartbeat).toHaveBeenCalledTimes(2);
    finish(none);
    await beating.close();
  });
});
