import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import type { RemoteParticipant, RoomSessionState } from '../../media/types.ts';
import { readStage } from './stage-view.ts';

const remote: RemoteParticipant = {
  participantId: 'p1' as ParticipantId,
  role: 'applicant',
  lane: 'main',
  relation: null,
  displayName: '张**',
  isConnected: true,
  networkGrade: 'good',
  linkStep: 'full',
  heldStep: null,
  still: null,
  screenStill: null,
  hasCamera: true,
  hasMicrophone: true,
  hasScreen: false,
};
const media = (change: Partial<RoomSessionState> = {}, their: Partial<RemoteParticipant> = {}) => ({
  phase: 'live' as const,
  remotes: [{ ...remote, ...their }],
  networkGrade: 'good' as const,
  hasStarted: true,
  isSharingScreen: false,
  ...{ step: 'full' as const, ownStep: 'full' as const, heldStep: null },
  ...change,
});
const active = { state: 'active' as const, heldAt: null, applicantLostAt: null, telephone: null };
const telephoned = { ...active, telephone: { step: 'on' as const, at: 1, result: null } };

describe('the stage of a call', () => {
  it('shows the applicant large, with nothing to say, when all is well', () => {
    expect(readStage(active, media())).toMatchObject({
      main: 'applicantFace',
      isFaceSmall: false,
      message: null,
      network: null,
      isTheirMicrophoneOff: false,
    });
  });
  it('names who oversees while they speak, and nobody before the talk runs', () => {
    const supervisor = { ...remote, participantId: 's1' as ParticipantId, role: 'supervisor' as const };
    const remotes = [remote, { ...supervisor, lane: 'whisper' as const }];
    expect(readStage(active, media({ remotes })).supervisors).toEqual([remotes[1]]);
    expect(readStage(active, media({ remotes, phase: 'prepared' })).supervisors).toEqual([]);
  });
  it('says that the applicant is on hold, and takes the silence for nothing else', () => {
    const quiet = media({}, { hasCamera: false, hasMicrophone: false, networkGrade: 'weak' });
    expect(readStage({ ...active, heldAt: 1 }, quiet)).toMatchObject({
      ...{ message: 'onHold', main: 'none', network: null, isTheirMicrophoneOff: false },
    });
    expect(readStage({ ...active, heldAt: 1, applicantLostAt: 2 }, quiet).message).toBe('applicantLost');
    expect(readStage({ ...active, heldAt: 1 }, media({ phase: 'joining' })).message).toBe('rejoining');
  });
  it('gives the middle to a page the applicant shares', () => {
    expect(readStage(active, media({}, { hasScreen: true }))).toMatchObject({
      main: 'applicantScreen',
      isFaceSmall: true,
    });
  });

  it.each([
    ['connecting', { ...active, state: 'connecting' as const }, media({ hasStarted: false })],
    ['rejoining', active, null],
    ['rejoining', active, media({ phase: 'joining', remotes: [], hasStarted: false })],
    ['mediaFailed', active, media({ phase: 'failed', remotes: [] })],
    ['applicantLost', { ...active, applicantLostAt: 5 }, media()],
    ['byTelephone', telephoned, media()],
    ['byTelephone', { ...telephoned, applicantLostAt: 5 }, media()],
    ['noVideo', active, media({}, { hasCamera: false })],
    [null, { ...active, state: 'connecting' as const }, media()],
  ])('says %s', (message, call, state) => {
    expect(readStage(call, state).message).toBe(message);
  });

  it.each([
    ['ownLost', media({ phase: 'reconnecting' }, { networkGrade: 'weak' })],
    ['ownWeak', media({ networkGrade: 'weak' }, { networkGrade: 'weak' })],
    ['theirWeak', media({}, { networkGrade: 'weak' })],
    ['theirFair', media({}, { networkGrade: 'fair' })],
    [null, media({ networkGrade: 'unknown' })],
  ])('names whose network is weak: %s', (network, state) => {
    expect(readStage(active, state).network).toBe(network);
  });

  it('says what is done about a weak link instead, and shows a still in place of the video', () => {
    const low = { step: 'stills', networkGrade: 'weak' } as const;
    expect(readStage(active, media(low))).toMatchObject({
      ...{ network: null, step: { whose: 'theirs', step: 'stills' } },
    });
    expect(readStage(active, media({ ...low, ownStep: 'stills' })).step?.whose).toBe('yours');
    expect(readStage(active, media(low, { heldStep: 'stills' })).step?.whose).toBe('held');
    expect(readStage(active, media(low, { hasCamera: false, still: 'data:' })).message).toBeNull();
    expect(readStage({ ...active, applicantLostAt: 5 }, media(low)).step).toBeNull();
    const silent = { hasCamera: false, hasMicrophone: false };
    expect(readStage(active, media({ step: 'text' }, silent))).toMatchObject({
      ...{ message: null, isTheirMicrophoneOff: false },
    });
  });

  it('says that the other side is muted only once sound could have come', () => {
    expect(readStage(active, media({}, { hasMicrophone: false })).isTheirMicrophoneOff).toBe(true);
    expect(
      readStage(active, media({ hasStarted: false }, { hasMicrophone: false })).isTheirMicrophoneOff,
    ).toBe(false);
  });
});

it('shows other agents once the talk runs, and none of those it only rings at', () => {
  const colleague = { ...remote, participantId: 'agent-2' as ParticipantId, role: 'agent' as const };
  const remotes = [remote, colleague];
  expect(readStage(active, media({ remotes })).colleagues).toEqual([colleague]);
  expect(readStage(active, media({ remotes, phase: 'prepared' })).colleagues).toEqual([]);
});

it('has a guest beside the applicant, and not while both wait on hold', () => {
  const guest = { ...remote, role: 'guest' as const, relation: 'family' as const };
  const remotes = [remote, guest];
  expect(readStage(active, media({ remotes })).colleagues).toEqual([guest]);
  expect(readStage({ ...active, heldAt: 1 }, media({ remotes })).colleagues).toEqual([]);
});
