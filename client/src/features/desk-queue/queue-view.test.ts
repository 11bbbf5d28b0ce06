import { WaitingRow } from '@cloudseat/shared/nouns/agent.ts';
import { describe, expect, it } from 'vitest';
import { nameState, readQueue } from './queue-view.ts';

const matterName = { 'zh-Hans': '事', 'zh-Hant': '事', en: 'matter' };
const row = (callId: string, enqueuedAt: number, state = 'queued') =>
  WaitingRow.parse({
    owningRegion: null,
    callId,
    ticketNumber: callId,
    matterName,
    enqueuedAt,
    state,
    chat: null,
  });

describe('the queue on the desk', () => {
  it('keeps the server’s order and finds the longest wait anywhere in it', () => {
    const view = readQueue({ waiting: [row('A2', 5_000), row('A1', 1_000)], waitingCount: 5 }, 10_000);
    expect(view.rows.map((entry) => [entry.row.ticketNumber, entry.waitedMs])).toEqual([
      ['A2', 5_000],
      ['A1', 9_000],
    ]);
    expect(view).toMatchObject({ longestMs: 9_000, moreCount: 3 });
  });
  it('has no longest wait when nobody waits, and never a negative one', () => {
    expect(readQueue({ waiting: [], waitingCount: 0 }, 1).longestMs).toBeNull();
    expect(readQueue({ waiting: [row('A1', 5)], waitingCount: 1 }, 1).longestMs).toBe(0);
  });
  it('has a word for every state', () => {
    expect(nameState('away')).toBe('away');
    expect(nameState('failed')).toBe('other');
  });
});
