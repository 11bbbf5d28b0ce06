import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import type { RecordedOffer } from './recorded-day.ts';
import { type AgentNote, readStatusChanges } from './status-changes.ts';

const note = (at: number, status: AgentNote['status'], changes: Partial<AgentNote> = {}): AgentNote => ({
  ...{ at, status, isDisconnected: false, isPlan: false, ...changes },
});
const plan = (at: number) => note(at, 'ready', { isPlan: true });
const offer = (offeredAt: number, changes: Partial<RecordedOffer> = {}): RecordedOffer => ({
  ...{ callId: 'c1' as CallId, agentId: 'a1' as AgentId, offeredAt, endedAt: null },
  ...{ outcome: null, declineReason: null, ...changes },
});
const read = (notes: AgentNote[], completions: number[] = [], offers: RecordedOffer[] = []) =>
  readStatusChanges({ notes, completions, offers }).map(({ at, status }) => `${at} ${status}`);
const ready = note(10, 'ready');

describe('when an agent was ready', () => {
  it('is told by its notes, what changes nothing left out', () => {
    expect(
      read([ready, note(20, 'ready'), note(30, 'break'), note(40, 'ready'), note(50, 'offline')]),
    ).toEqual([...['10 ready', '30 break', '40 ready', '50 offline']]);
  });

  it('ends when its socket was gone for too long, and begins again with it', () => {
    const notes = [ready, note(20, 'ready', { isDisconnected: true }), note(30, 'ready')];
    expect(read(notes)).toEqual(['10 ready', '20 offline', '30 ready']);
  });

  it('ends with the call for whose end another status was planned', () => {
    expect(read([ready, plan(20), note(40, 'ready')], [30])).toEqual(['10 ready', '30 notReady', '40 ready']);
    expect(read([ready, plan(20)], [30, 90])).toEqual(['10 ready', '30 notReady']);
  });

  it('goes on when the plan was taken back', () => {
    expect(read([ready, plan(20), plan(25), note(40, 'break')], [30])).toEqual(['10 ready', '40 break']);
    expect(read([ready, plan(20), note(40, 'break')], [30], [offer(35)])).toEqual(['10 ready', '40 break']);
  });

  it('ends with an offer that was turned down for it', () => {
    const turnedDown = offer(20, { endedAt: 22, outcome: 'declined', declineReason: 'statusChanged' });
    expect(read([ready, note(40, 'ready')], [], [turnedDown])).toEqual([
      '10 ready',
      '22 notReady',
      '40 ready',
    ]);
  });

  it('says ready again on the way back from a missed offer', () => {
    const missed = offer(20, { endedAt: 42, outcome: 'timedOut' });
    expect(read([ready, note(60, 'ready')], [], [missed])).toEqual(['10 ready', '60 ready']);
  });
});
