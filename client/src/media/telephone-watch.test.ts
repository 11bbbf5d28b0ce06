import type { LinkStep } from '@cloudseat/shared/nouns/link-steps.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createLifetime } from '../lib/lifetime.ts';
import { watchTelephone } from './telephone-watch.ts';
import type { RoomSessionState } from './types.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Link = { linkStep: LinkStep; needsTelephone: boolean };
function setUp(step: RoomSessionState['step']) {
  const base = { step, phase: 'live', hasStarted: true, advisesTelephone: false, canReturn: false } as const;
  const store = createStore<RoomSessionState>()(() => base as unknown as RoomSessionState);
  const own: Link = { linkStep: 'text', needsTelephone: false };
  const other: Link = { linkStep: 'text', needsTelephone: false };
  const lifetime = createLifetime();
  const onNeed = vi.fn((needs: boolean) => {
    own.needsTelephone = needs;
  });
  const isSomebodyGone = vi.fn(() => false);
  const inventedShare = vi.fn(() => 0);
  watchTelephone(
    { store, isLive: () => true, links: () => [own, other], inventedShare, isSomebodyGone, onNeed },
    lifetime,
  );
  return { store, own, other, lifetime, onNeed, isSomebodyGone, inventedShare };
}
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);

describe('beside the telephone', () => {
  it('a side tells its own need once, and both say it whoever has it', () => {
    const { store, other, onNeed, lifetime } = setUp('full');
    pass(5);
    expect([onNeed.mock.calls, store.getState().advisesTelephone]).toEqual([[], false]);
    other.needsTelephone = true;
    pass(1);
    expect(store.getState().advisesTelephone).toBe(true);
    expect(onNeed).not.toHaveBeenCalled();
    other.needsTelephone = false;
    store.setState({ step: 'text' });
    pass(12);
    expect(onNeed.mock.calls).toEqual([[true]]);
    expect(store.getState().advisesTelephone).toBe(true);
    lifetime.end();
  });

  it('the way back is offered when every link can carry a voice, not by what was told before', () => {
    const { store, own, other, isSomebodyGone, lifetime } = setUp('telephone');
    Object.assign(own, { linkStep: 'voice' });
    Object.assign(other, { linkStep: 'full' });
    pass(15);
    expect(store.getState().canReturn).toBe(false);
    pass(10);
    expect(store.getState().canReturn).toBe(true);
    other.linkStep = 'text';
    pass(1);
    expect(store.getState().canReturn).toBe(false);
    other.linkStep = 'voice';
    isSomebodyGone.mockReturnValue(true);
    pass(1);
    expect(store.getState().canReturn).toBe(false);
    lifetime.end();
  });

  it('people who chose it over good links are not advised to, nor just back from it', () => {
    const { store, onNeed, lifetime } = setUp('telephone');
    pass(60);
    store.setState({ step: 'voice' });
    pass(20);
    expect(onNeed).not.toHaveBeenCalled();
    lifetime.end();
  });

  it('who was advised to go there is not, just back from it, until the links fail anew', () => {
    const { store, onNeed, lifetime } = setUp('text');
    pass(12);
    store.setState({ step: 'telephone' });
    pass(30);
    store.setState({ step: 'voice' });
    pass(20);
    expect(onNeed.mock.calls).toEqual([[true], [false]]);
    store.setState({ step: 'text' });
    pass(12);
    expect(onNeed).toHaveBeenLastCalledWith(true);
    lifetime.end();
  });

  it('a reconnect after one bad look is not taken for speech that is hard to follow', () => {
    const { store, onNeed, inventedShare, lifetime } = setUp('voice');
    pass(5);
    inventedShare.mockReturnValue(0.6);
    pass(1);
    store.setState({ phase: 'reconnecting' });
    pass(15);
    inventedShare.mockReturnValue(0);
    store.setState({ phase: 'live' });
    pass(5);
    expect(onNeed).not.toHaveBeenCalled();
    lifetime.end();
  });

  it('it is not offered where people talk by the pages', () => {
    const { store, own, other, lifetime } = setUp('voice');
    for (const link of [own, other]) link.linkStep = 'full';
    pass(60);
    expect(store.getState().canReturn).toBe(false);
    lifetime.end();
  });
});
