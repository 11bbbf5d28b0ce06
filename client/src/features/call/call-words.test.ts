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
  isOnHold: false,
  hasTelephone: false,
  microphoneTrouble: null,
  step: null,
};

describe('the sentence over the picture', () => {
  it('is silent when all is well', () => {
    expect(findCallNotice(well)).toBeNull();
    expect(findCallNotice({ ...well, ownGrade: 'unknown', agentGrade: 'unknown' })).toBeNull();
  });
  it('says what is done about a weak link rather than that there is one', () => {
    const step = { whose: 'yours', step: 'voice' } as const;
    const weak = { ...well, step, ownGrade: 'weak', agentGrade: 'weak' } as const;
    expect(findCallNotice(weak)).toEqual({ name: 'step', tone: 'warn', step });
    const held = { ...step, whose: 'held' } as const;
    expect(findCallNotice({ ...weak, step: held })).toEqual({ name: 'step', tone: 'info', step: held });
    expect(findCallNotice({ ...weak, phase: 'reconnecting' })?.name).toBe('reconnecting');
    expect(findCallNotice({ ...weak, hasTelephone: true })).toBeNull();
  });
  it('says of a hold only what ends it or keeps it: the rest stands in the picture’s place', () => {
    const held = { ...well, isOnHold: true, hasHelper: true } as const;
    const silent = { ...held, microphoneTrouble: 'silent', ownGrade: 'weak', agentGrade: 'weak' } as const;
    expect(findCallNotice(silent)).toBeNull();
    expect(findCallNotice({ ...held, callState: 'transferring' })?.name).toBe('transferring');
    expect(findCallNotice({ ...held, isAgentLost: true })?.name).toBe('agentLost');
    expect(findCallNotice({ ...held, phase: 'reconnecting' })?.name).toBe('reconnecting');
  });
  it.each([
    [{ phase: 'failed' }, 'failed'],
    [{ phase: 'reconnecting' }, 'reconnecting'],
    [{ connection: 'offline' }, 'reconnecting'],
    [{ isAgentLost: true }, 'agentLost'],
    [{ callState: 'suspended' }, 'suspended'],
    [{ callState: 'transferring' }, 'transferring'],
    [{ callState: 'connecting', hasStarted: false }, 'connecting'],
    [{ microphoneTrouble: 'silent' }, 'microphoneSilent'],
    [{ microphoneTrouble: 'lost', ownGrade: 'weak' }, 'microphoneLost'],
    [{ microphoneTrouble: 'silent', phase: 'reconnecting' }, 'reconnecting'],
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
