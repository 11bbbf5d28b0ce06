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
