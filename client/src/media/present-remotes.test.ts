import { describe, expect, it } from 'vitest';
import { isOwnPeerGone, presentRemotes } from './present-remotes.ts';
import { roomView, source } from './room.test-support.ts';
import { hasNothingToReceive } from './start-watch.ts';

describe('the others of a room', () => {
  it('show what is received and not paused, and never oneself', () => {
    const room = roomView([source('p1'), source('p2', 'microphone'), source('p3', 'screen', true)]);
    const remotes = presentRemotes(
      room,
      (producerId) => producerId !== 'p1',
      () => null,
    );
    expect(remotes).toHaveLength(1);
    expect(remotes[0]).toMatchObject({
      role: 'agent',
      hasCamera: false,
      hasMicrophone: true,
      hasScreen: false,
    });
  });
});

describe('on hold', () => {
  it('nothing of the other can be shown, and that is no fault: there is nothing to wait for', () => {
    const room = roomView([source('p1'), source('p2', 'microphone')], { isOnHold: true });
    const [agent] = presentRemotes(
      room,
      () => true,
      () => 'a picture of before',
    );
    const nothing = { hasCamera: false, hasMicrophone: false, still: null, screenStill: null };
    expect(agent).toMatchObject({ ...nothing, isConnected: true });
    expect(hasNothingToReceive(room)).toBe(true);
  });

  it('agents among themselves see each other, and do not see the applicant', () => {
    const held = roomView([source('p1')], { isOnHold: true, own: [source('own')] });
    const [applicant, agent] = held.participants;
    if (!applicant || !agent) throw new Error('two people are in it');
    const colleague = { ...agent, participantId: 'colleague' as typeof agent.participantId };
    const room = {
      ...held,
      selfId: agent.participantId,
      participants: [{ ...applicant, sources: [source('p0')] }, agent, colleague],
    };
    const remotes = presentRemotes(
      room,
      () => true,
      () => null,
    );
    expect(remotes.map(({ role, hasCamera }) => [role, hasCamera])).toEqual([
      ['applicant', false],
      ['agent', true],
    ]);
    expect(hasNothingToReceive(room)).toBe(false);
  });
});

describe('a page whose peer is gone on the server', () => {
  it('is known by a view that lists nothing of what it sends', () => {
    expect(isOwnPeerGone(roomView([], { own: [] }), ['mine'])).toBe(true);
    expect(isOwnPeerGone(roomView([], { own: [source('mine')] }), ['mine', 'other'])).toBe(false);
    expect(isOwnPeerGone(roomView([]), [])).toBe(false);
  });
});

describe('nothing to receive', () => {
  it('is only true when the other is here and sends nothing', () => {
    expect(hasNothingToReceive(roomView([]))).toBe(true);
    expect(hasNothingToReceive(roomView([source('p', 'camera', true)]))).toBe(true);
    expect(hasNothingToReceive(roomView([source('p')]))).toBe(false);
    expect(hasNothingToReceive(roomView([], { isPresent: false }))).toBe(false);
  });
});
