import { callStates } from '@cloudseat/shared/nouns/call.ts';
import { describe, expect, it } from 'vitest';
import { messageStage } from './message-stage.ts';

describe('a message left behind', () => {
  it('is received, then being watched, then answered, or over without an answer', () => {
    const statesOf = (stage: string) => callStates.filter((state) => messageStage(state) === stage);
    expect(statesOf('received')).toEqual(['draft', 'scheduled', 'queued', 'away', 'passed', 'offered']);
    expect(statesOf('reading')).toEqual([
      'connecting',
      'active',
      'transferring',
      'suspended',
      'callbackPending',
    ]);
    expect(statesOf('answered')).toEqual(['wrapUp', 'completed']);
    expect(statesOf('over')).toEqual(['abandoned', 'cancelled', 'expired', 'failed']);
  });
});
