import type { LinkStep } from '@cloudseat/shared/nouns/link-steps.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createLifetime } from '../lib/lifetime.ts';
import { SignalError } from '../lib/signal-error.ts';
import { highestLayer } from './codecs.ts';
import type { JoinedRoom } from './joined-room.ts';
import { createSender } from './sender.ts';
import type { LocalMedia } from './types.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function start(startsLive: boolean, refusal?: Error) {
  let isLive = startsLive;
  let step: LinkStep = 'full';
  const paused: boolean[] = [];
  const lifetime = createLifetime();
  const setMaxSpatialLayer = vi.fn(async () => undefined);
  const onBroken = vi.fn();
  const produce = vi.fn(async ({ track }: { track: unknown; encodings: { active: boolean }[] }) => {
    if (refusal) throw refusal;
    const at = paused.push(false) - 1;
    return {
      id: `producer-${at}`,
      closed: false,
      get paused() {
        return paused[at];
      },
      pause: () => {
        paused[at] = true;
      },
      resume: () => {
        paused[at] = false;
      },
      track,
      setMaxSpatialLayer,
    };
  });
  const joined = {
    roomId: 'room',
    signal: { request: vi.fn(async () => ({})) },
    device: { canProduce: () => true, sendRtpCapabilities: { codecs: [] } },
    sendTransport: { produce },
  } as unknown as JoinedRoom;
  const camera = { kind: 'video', readyState: 'live', getSettings: () => ({ width: 1280 }) };
  const localMedia = {
    state: createStore(() => ({ isMuted: false, isCameraOff: false })),
    getTrack: (kind: string) => (kind === 'camera' ? camera : null),
    onTrack: () => () => undefined,
  } as unknown as LocalMedia;
  const sender = createSender(
    joined,
    { localMedia, isLive: () => isLive, stepOf: () => step, onBroken },
    lifetime,
  );
  await sender.start();
  return {
    sender,
    onBroken,
    lifetime,
    setMaxSpatialLayer,
    activeLayers: () => produce.mock.calls[0]?.[0].encodings.map(({ active }) => active),
    async setStep(next: LinkStep) {
      step = next;
      sender.followRoom();
      await vi.advanceTimersByTimeAsync(0);
    },
    isPaused: () => paused[0],
    isScreenPaused: () => paused[1],
    shareScreen: () => sender.addScreen({ video: camera as unknown as MediaStreamTrack, audio: undefined }),
    async follow(live: boolean) {
      isLive = live;
      sender.followRoom();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

describe('on a lower step of the links', () => {
  it('a shared page is not sent as video either, and again above', async () => {
    const { setStep, shareScreen, isScreenPaused } = await start(true);
    await shareScreen();
    await setStep('low');
    expect(isScreenPaused()).toBe(false);
    await setStep('stills');
    expect(isScreenPaused()).toBe(true);
    await setStep('full');
    expect(isScreenPaused()).toBe(false);
  });
  it('only the smallest picture is sent, then none, and all of them again above', async () => {
    const { setStep, setMaxSpatialLayer, isPaused } = await start(true);
    await setStep('low');
    expect([setMaxSpatialLayer.mock.calls, isPaused()]).toEqual([[[0]], false]);
    for (const step of ['stills', 'voice', 'text'] as const) {
      await setStep(step);
      expect(isPaused()).toBe(true);
    }
    await setStep('full');
    expect(isPaused()).toBe(false);
    expect(setMaxSpatialLayer.mock.calls.at(-1)).toEqual([highestLayer.live]);
  });
});

describe('the pictures of a camera', () => {
  it('come without the largest while the room is prepared, and all a moment after it went live', async () => {
    const { activeLayers, follow, setMaxSpatialLayer } = await start(false);
    expect(activeLayers()).toEqual([true, true, false]);
    await follow(true);
    expect(setMaxSpatialLayer).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(setMaxSpatialLayer.mock.calls).toEqual([[highestLayer.live]]);
  });
  it('come all at once in a room that is live already', async () => {
    const { activeLayers, follow, setMaxSpatialLayer } = await start(true);
    expect(activeLayers()).toEqual([true, true, true]);
    await follow(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(setMaxSpatialLayer).not.toHaveBeenCalled();
  });
  it('lose the largest when the room goes back to being prepared, also when that is soon', async () => {
    const { follow, setMaxSpatialLayer } = await start(false);
    await follow(true);
    await follow(false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(setMaxSpatialLayer.mock.calls).toEqual([[highestLayer.prepared]]);
  });
});

describe('a source that the node does not take', () => {
  const refusal = (code: 'MEDIA_NODE_LOST' | 'MEDIA_REFUSED') => new SignalError({ code, message: 'no' });

  it('has the room joined anew where the node only did not answer', async () => {
    const { onBroken } = await start(true, refusal('MEDIA_NODE_LOST'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onBroken).toHaveBeenCalledOnce();
  });

  it('is left out where it was refused: the others go on', async () => {
    const { onBroken } = await start(true, refusal('MEDIA_REFUSED'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(onBroken).not.toHaveBeenCalled();
  });
});
