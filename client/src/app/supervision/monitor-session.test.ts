import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Lane } from '@cloudseat/shared/nouns/media-source.ts';
import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { SignalError } from '../../lib/signal-error.ts';
import type { ConnectionState } from '../../signal/types.ts';
import { createMonitorSession } from './monitor-session.ts';

const callId = 'call' as CallId;
const notOpen = () => new SignalError({ code: 'ROOM_NOT_OPEN', message: '' });

/** All that happens, in order, as the server and the microphone see it. */
function setUp({ opensMicrophone = true, isTalking = true } = {}) {
  const did: string[] = [];
  let refuses: ((name: string) => Error | null) | null = isTalking ? null : notOpen;
  let closed: (told: { callId: CallId; reason: string }) => void = () => undefined;
  const connection = createStore<ConnectionState>()(() => 'online');
  const devices = createStore<{ isMuted: boolean; microphone: { status: string } }>()(() => ({
    ...{ isMuted: false, microphone: { status: 'off' } },
  }));
  const room = createStore<{ phase: string; room: object }>()(() => ({ phase: 'live', room: {} }));
  const beIn = (lane: Lane) =>
    room.setState({ room: { selfId: 'me', participants: [{ participantId: 'me', lane }] } });
  beIn('monitor');
  const monitor = createMonitorSession({
    callId,
    signal: {
      connection,
      on: (_name: string, handler: typeof closed) => {
        closed = handler;
        return () => undefined;
      },
      request: async (name: string, { lane }: { lane?: Lane }) => {
        did.push(lane === undefined ? name : `${name} ${lane}`);
        const refusal = refuses?.(name);
        if (refusal) throw refusal;
        if (name === 'monitor:enter') beIn('monitor');
        if (lane !== undefined) beIn(lane);
        return { roomId: 'call' };
      },
    } as never,
    localMedia: {
      state: devices,
      open: async () => devices.setState({ microphone: { status: opensMicrophone ? 'on' : 'failed' } }),
      release: () => {
        did.push('release');
        devices.setState({ microphone: { status: 'off' } });
      },
      setMuted: (isMuted: boolean) => {
        did.push(isMuted ? 'mute' : 'unmute');
        devices.setState({ isMuted });
      },
    } as never,
    openRoom: () => {
      did.push('open room');
      return { state: room, close: () => room.setState({ phase: 'closed' }) } as never;
    },
  });
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  const goAway = async () => {
    connection.setState('offline', true);
    connection.setState('online', true);
    await settle();
  };
  return {
    ...{ monitor, did, settle, goAway, devices },
    refuse: (to: typeof refuses) => {
      refuses = to;
    },
    tellClosed: (reason: string, of = callId) => closed({ callId: of, reason }),
  };
}
async function setUpInside(options = {}) {
  const made = setUp(options);
  await made.settle();
  expect(made.did.splice(0)).toEqual(['monitor:enter', 'open room']);
  return made;
}

describe('a supervisor in a talk', () => {
  it('opens the microphone for lanes that speak alone, and is silent while a lane changes', async () => {
    const { monitor, did, devices } = await setUpInside();
    expect(await monitor.setLane('whisper')).toBe(true);
    expect(did.splice(0)).toEqual(['mute', 'monitor:setLane whisper', 'unmute']);
    expect(devices.getState().microphone.status).toBe('on');
    await monitor.setLane('main');
    expect(did.splice(0)).toEqual(['mute', 'monitor:setLane main', 'unmute']);
    await monitor.setLane('monitor');
    expect(did.splice(0)).toEqual(['mute', 'release', 'monitor:setLane monitor']);
  });

  it('whoever muted themself stays so in the next lane', async () => {
    const { monitor, devices } = await setUpInside();
    await monitor.setLane('whisper');
    devices.setState({ isMuted: true });
    await monitor.setLane('main');
    expect(devices.getState().isMuted).toBe(true);
  });

  it('without a microphone the lane stays', async () => {
    const { monitor, did } = await setUpInside({ opensMicrophone: false });
    expect(await monitor.setLane('main')).toBe(false);
    expect(did).toEqual(['mute']);
  });

  it('a lane that the server refuses leaves no microphone open', async () => {
    const { monitor, did, refuse } = await setUpInside();
    refuse(notOpen);
    await expect(monitor.setLane('main')).rejects.toThrow('ROOM_NOT_OPEN');
    expect(did).toEqual(['mute', 'monitor:setLane main', 'release']);
  });

  it('after a short loss stays where they were', async () => {
    const { monitor, did, goAway } = await setUpInside();
    await goAway();
    did.splice(0);
    await monitor.setLane('whisper');
    did.splice(0);
    await goAway();
    expect(did).toEqual(['mute', 'monitor:setLane whisper']);
    expect(monitor.state.getState().hasFallenBack).toBe(false);
  });

  it('after a long one enters anew, only listens, and is told so', async () => {
    const { monitor, did, goAway, refuse } = await setUpInside();
    await goAway();
    await monitor.setLane('main');
    did.splice(0);
    refuse((name) => (name === 'monitor:setLane' ? notOpen() : null));
    await goAway();
    expect(did).toEqual(['mute', 'monitor:setLane main', 'release', 'monitor:enter']);
    expect(monitor.state.getState()).toMatchObject({ hasFallenBack: true, over: null });
  });

  it.each([
    ['ended', 'noTalk'],
    ['moved', 'out'],
    ['removed', 'out'],
    ['mediaLost', null],
  ])('is told of a room that closed as %s: %s', async (reason, over) => {
    const { monitor, tellClosed } = await setUpInside();
    tellClosed(reason, 'other' as CallId);
    expect(monitor.state.getState().over).toBeNull();
    tellClosed(reason);
    expect(monitor.state.getState().over).toBe(over);
  });

  it('enters again by a new room', async () => {
    const { monitor, did, tellClosed } = await setUpInside();
    tellClosed('moved');
    did.splice(0);
    await monitor.enter();
    expect(did).toEqual(['monitor:enter', 'open room']);
    expect(monitor.state.getState().over).toBeNull();
  });

  it('is told where there is no talk, and leaves with the page', async () => {
    const { monitor, did, settle } = setUp({ isTalking: false });
    await settle();
    expect(monitor.state.getState().over).toBe('noTalk');
    did.splice(0);
    monitor.close();
    expect(did).toContain('monitor:leave');
  });
});
