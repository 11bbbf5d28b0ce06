import { callStates } from '@cloudseat/shared/nouns/call.ts';
import { describe, expect, it } from 'vitest';
import { liveStage } from './live-states.ts';

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
