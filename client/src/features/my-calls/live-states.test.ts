import { callStates } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { liveStage, wayBack } from './live-states.ts';

describe('which calls can be gone back to', () => {
  it('are those in line and those being talked', () => {
    expect(callStates.filter((state) => liveStage(state) === 'inLine')).toEqual([
      'queued',
      'away',
      'passed',
      'offered',
      'callbackPending',
    ]);
    expect(callStates.filter((state) => liveStage(state) === 'talking')).toEqual([
      'connecting',
      'active',
      'transferring',
      'suspended',
    ]);
  });
});

describe('the way back from the list', () => {
  const callId = 'c1' as CallId;
  it.each([
    ['talk', 'queued', '/waiting'],
    ['talk', 'active', '/waiting'],
    ['talk', 'scheduled', '/booked/c1'],
    ['message', 'queued', '/messages/c1'],
    ['message', 'completed', '/messages/c1'],
    ['talk', 'completed', undefined],
  ] as const)('of a %s that is %s is %s', (kind, state, to) => {
    expect(wayBack({ callId, kind, state })?.to).toBe(to);
  });
});
