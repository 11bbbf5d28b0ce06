import { describe, expect, it } from 'vitest';
import { type CallFacts, findCallNotice } from './call-words.ts';

const well: CallFacts = {
  callState: 'active',
  isAgentLost: false,
  hasHelper: false,
  phase: 'live',
  hasStarted: true,
  connection: 'online',
  ownGrade: 'good',
  agentGrade: 'good',
  step: 'full',
  ownStep: 'full',
  isHeld: false,
};

describe('the sentence over the picture', () => {
  it('is silent when all is well', () => {
    expect(findCallNotice(well)).toBeNull();
    expect(findCallNotice({ ...well, ownGrade: 'unknown', agentGrade: 'unknown' })).toBeNull();
  });
  it('says whose link brought the talk to a lower step, or that somebody keeps it there', () => {
    const low = { ...well, step: 'voice', ownGrade: 'weak', agentGrade: 'weak' } as const;
    expect(findCallNotice({ ...low, ownStep: 'voice' })?.step).toEqual({ whose: 'yours', step: 'voice' });
    expect(findCallNotice({ ...low, ownStep: 'low' })?.step).toEqual({ whose: 'theirs', step: 'voice' });
    expect(findCallNotice({ ...low, isHeld: true })).toMatchObject({
      ...{ name: 'step', tone: 'info', step: { whose: 'held', step: 'voice' } },
    });
    expect(findCallNotice({ ...low, phase: 'reconnecting' })?.name).toBe('reconnecting');
  });
  it.each([
    [{ phase: 'failed' }, 'failed'],
    [{ phase: 'reconnecting' }, 'reconnecting'],
    [{ connection: 'offline' }, 'reconnecting'],
    [{ isAgentLost: true }, 'agentLost'],
    [{ callState: 'suspended' }, 'suspended'],
    [{ callState: 'transferring' }, 'transferring'],
    [{ callState: 'connecting', hasStarted: false }, 'connecting'],
    [{ ownGrade: 'weak' }, 'yourWeak'],
    [{ agentGrade: 'weak' }, 'agentWeak'],
    [{ hasHelper: true }, 'helped'],
    [{ hasHelper: true, ownGrade: 'weak' }, 'yourWeak'],
    [{ ownGrade: 'fair' }, 'yourFair'],
  ] as const)('for %o is %s', (change, name) => {
    expect(findCallNotice({ ...well, ...change })?.name).toBe(name);
  });
  it('names one’s own link before the agent’s, and a lost one before a weak one', () => {
    expect(findCallNotice({ ...well, ownGrade: 'weak', agentGrade: 'weak' })?.name).toBe('yourWeak');
    expect(findCallNotice({ ...well, ownGrade: 'weak', phase: 'reconnecting' })?.name).toBe('reconnecting');
  });
});
