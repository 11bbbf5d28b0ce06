import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubPage } from '../lib/page.test-support.ts';
import type { CreateEffect } from './camera-effect.ts';
import { createLocalMedia } from './local-media.ts';

class FakeTrack extends EventTarget {
  readyState = 'live';
  muted = false;
  enabled = true;
  label = '';
  readonly kind: string;
  readonly constraints: MediaTrackConstraints;
  constructor(kind: string, constraints: MediaTrackConstraints) {
    super();
    this.kind = kind;
    this.constraints = constraints;
  }
  getSettings() {
    const { deviceId, facingMode } = this.constraints as Record<string, { exact?: string; ideal?: string }>;
    return {
      deviceId: deviceId?.exact ?? deviceId?.ideal ?? `any ${this.kind}`,
      ...(facingMode ? { facingMode: facingMode.ideal } : {}),
    };
  }
  stop() {
    this.readyState = 'ended';
  }
  /** By the system: only then is there an event. */
  end() {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

class FakeStream {
  readonly tracks: FakeTrack[];
  constructor(tracks: FakeTrack[]) {
    this.tracks = tracks;
  }
  getTracks = () => this.tracks;
  getVideoTracks = () => this.tracks.filter(({ kind }) => kind === 'video');
  getAudioTracks = () => this.tracks.filter(({ kind }) => kind === 'audio');
}

const headset = { kind: 'audioinput', deviceId: 'headset', label: '' };
const cameras = ['front', 'back'].map((deviceId) => ({ kind: 'videoinput', deviceId, label: '' }));
let plugged: object[];
let isHeadsetGiven: boolean;
const asked = vi.fn();
let refusal: string | null = null;
let page: ReturnType<typeof stubPage>;
beforeEach(() => {
  vi.useFakeTimers();
  refusal = null;
  plugged = [headset, ...cameras];
  isHeadsetGiven = true;
  asked.mockClear();
  page = stubPage();
  vi.stubGlobal('MediaStream', FakeStream);
  Object.assign(page.mediaDevices, {
    async getUserMedia({ audio, video }: MediaStreamConstraints) {
      asked();
      if (refusal !== null) throw Object.assign(new Error('x'), { name: refusal });
      const track = (kind: string, of: MediaStreamConstraints['audio']) =>
        of ? [new FakeTrack(kind, of === true || (kind === 'audio' && !isHeadsetGiven) ? {} : of)] : [];
      return new FakeStream([...track('audio', audio), ...track('video', video)]);
    },
    enumerateDevices: async () => plugged,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function open(createEffect?: CreateEffect) {
  const localMedia = createLocalMedia(createEffect && { createEffect });
  await localMedia.open({ camera: true, microphone: true });
  const track = (kind: 'camera' | 'microphone') => localMedia.getTrack(kind) as unknown as FakeTrack;
  return { localMedia, track };
}
const settle = () => vi.advanceTimersByTimeAsync(5_000);

describe('devices that the system took and gave back', () => {
  it('look the same way, are the chosen ones, and are muted as before', async () => {
    const { localMedia, track } = await open();
    await localMedia.flipCamera();
    await localMedia.chooseDevice('microphone', 'headset');
    localMedia.setMuted(true);
    const [camera, microphone] = [track('camera'), track('microphone')];
    camera.end();
    microphone.end();
    await settle();
    expect(track('camera')).not.toBe(camera);
    expect(track('microphone')).not.toBe(microphone);
    expect(localMedia.state.getState()).toMatchObject({
      camera: { status: 'on', facing: 'environment' },
      microphone: { status: 'on', deviceId: 'headset' },
      isMuted: true,
      microphoneTrouble: null,
    });
    expect(track('microphone').enabled).toBe(false);
  });
  it('stay off when their owner had turned them off', async () => {
    const { localMedia } = await open();
    await localMedia.setCameraOff(true);
    page.hide();
    page.show();
    await settle();
    expect(localMedia.getTrack('camera')).toBeNull();
    expect(localMedia.state.getState().camera.status).toBe('off');
  });
});

describe('a blurred camera', () => {
  const made: FakeTrack[] = [];
  let isOn = false;
  /** Blurs a second after it was asked to. */
  const createEffect: CreateEffect = () => ({
    want(wanted) {
      isOn = wanted;
    },
    async process(track) {
      if (!isOn) return track;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      made.push(new FakeTrack('blurred', {}));
      return made.at(-1) as never;
    },
    stop() {},
  });

  it('is what is sent and shown, also after the camera was opened anew; nobody sees it plain in between', async () => {
    const { localMedia, track } = await open(createEffect);
    const raw = track('camera');
    const told: string[] = [];
    localMedia.onTrack((_kind, given) => told.push((given as never as FakeTrack).kind));
    void localMedia.setBlur(true);
    await settle();
    const first = track('camera');
    expect([first.kind, told, raw.readyState]).toEqual(['blurred', ['blurred'], 'live']);
    expect(localMedia.getPreview()?.getTracks()).toEqual([first]);
    raw.end();
    await settle();
    expect(track('camera')).toBe(made.at(-1));
    expect([first.readyState, told]).toEqual(['ended', ['blurred', 'blurred']]);
    void localMedia.setBlur(false);
    await settle();
    expect([track('camera').kind, track('camera').readyState]).toEqual(['video', 'live']);
  });
});

describe('noise suppression', () => {
  it('is changed on the open microphone, or with it opened anew where the browser will not, muted as before', async () => {
    const { localMedia, track } = await open();
    localMedia.setMuted(true);
    const before = track('microphone');
    await localMedia.setNoiseSuppression(false);
    const reopened = track('microphone');
    expect(reopened).not.toBe(before);
    expect(reopened.enabled).toBe(false);
    expect(reopened.constraints).toMatchObject({ noiseSuppression: false, echoCancellation: true });
    let applied = {};
    Object.assign(reopened, {
      getConstraints: () => ({ deviceId: 'x' }),
      applyConstraints: async (wanted: object) => {
        applied = wanted;
      },
      getSettings: () => applied,
    });
    await localMedia.setNoiseSuppression(true);
    expect(track('microphone')).toBe(reopened);
    expect(applied).toMatchObject({ deviceId: 'x', noiseSuppression: true });
    expect(localMedia.state.getState().appliedSound).toMatchObject({ noiseSuppression: true });
  });
});

describe('a chosen microphone that the browser does not give', () => {
  it('is not asked for at each change of devices, but when it is plugged in again', async () => {
    const { localMedia } = await open();
    isHeadsetGiven = false;
    await localMedia.chooseDevice('microphone', 'headset');
    const deviceId = () => localMedia.state.getState().microphone.deviceId;
    expect(deviceId()).toBe('any audio');
    const change = () => {
      page.mediaDevices.dispatchEvent(new Event('devicechange'));
      return settle();
    };
    asked.mockClear();
    await change();
    await change();
    plugged = cameras;
    await change();
    expect(asked).not.toHaveBeenCalled();
    isHeadsetGiven = true;
    plugged = [headset, ...cameras];
    await change();
    await change();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(deviceId()).toBe('headset');
  });
});

describe('a microphone that a phone call holds', () => {
  it('is said to be lost, and comes back by itself when the page does', async () => {
    const { localMedia, track } = await open();
    refusal = 'NotReadableError';
    track('microphone').end();
    await settle();
    expect(localMedia.state.getState()).toMatchObject({
      microphone: { status: 'failed', problem: 'inUse' },
      microphoneTrouble: 'lost',
    });
    page.hide();
    refusal = null;
    await settle();
    page.show();
    await vi.advanceTimersByTimeAsync(0);
    expect(localMedia.state.getState()).toMatchObject({
      microphone: { status: 'on', problem: null },
      microphoneTrouble: null,
    });
  });
  it('is not asked for again by itself once the person refused it', async () => {
    const { localMedia, track } = await open();
    refusal = 'NotAllowedError';
    track('microphone').end();
    await settle();
    refusal = null;
    page.show();
    await settle();
    expect(localMedia.state.getState().microphone).toMatchObject({ status: 'failed', problem: 'denied' });
    await localMedia.open({ camera: false, microphone: true });
    expect(localMedia.state.getState()).toMatchObject({
      microphone: { status: 'on' },
      microphoneTrouble: null,
    });
  });
});
