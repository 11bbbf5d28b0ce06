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
  #size: number;
  constructor(kind: string, constraints: MediaTrackConstraints, size?: number) {
    super();
    this.#size = size ?? (constraints.width as { ideal: number } | undefined)?.ideal ?? 640;
    this.kind = kind;
    this.constraints = constraints;
  }
  getSettings() {
    const { deviceId, facingMode } = this.constraints as Record<string, { exact?: string; ideal?: string }>;
    return {
      deviceId: deviceId?.exact ?? deviceId?.ideal ?? `any ${this.kind}`,
      width: this.#size,
      ...(facingMode ? { facingMode: facingMode.ideal } : {}),
    };
  }
  stop() {
    this.readyState = 'ended';
  }
  clone() {
    return new FakeTrack(this.kind, this.constraints, this.#size);
  }
  async applyConstraints({ width }: MediaTrackConstraints) {
    if (shrinking === 'refused') throw new Error('OverconstrainedError');
    if (shrinking === 'done') this.#size = (width as { max: number }).max;
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
/** Whether this browser makes a smaller copy of a track. */
let shrinking: 'done' | 'refused' | 'ignored' = 'done';
/** Of cameras alone: one for each that is open, most phones bear no second. */
const openCameras: FakeTrack[] = [];
let page: ReturnType<typeof stubPage>;
beforeEach(() => {
  vi.useFakeTimers();
  refusal = null;
  plugged = [headset, ...cameras];
  isHeadsetGiven = true;
  shrinking = 'done';
  openCameras.length = 0;
  asked.mockClear();
  page = stubPage();
  vi.stubGlobal('MediaStream', FakeStream);
  Object.assign(page.mediaDevices, {
    async getUserMedia({ audio, video }: MediaStreamConstraints) {
      asked();
      const isHeld = video !== undefined && openCameras.some(({ readyState }) => readyState === 'live');
      const failure = isHeld ? 'NotReadableError' : refusal;
      if (failure !== null) throw Object.assign(new Error('x'), { name: failure });
      const track = (kind: string, of: MediaStreamConstraints['audio']) =>
        of ? [new FakeTrack(kind, of === true || (kind === 'audio' && !isHeadsetGiven) ? {} : of)] : [];
      openCameras.push(...track('video', video));
      return new FakeStream([...track('audio', audio), ...(video ? openCameras.slice(-1) : [])]);
    },
    enumerateDevices: async () => plugged,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
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

describe('a camera that is lent for photographs', () => {
  const stateOf = (localMedia: ReturnType<typeof createLocalMedia>) => localMedia.state.getState();
  const isForPhotos = ({ width }: MediaTrackConstraints) => (width as { ideal: number }).ideal === 4_096;
  const lend = async (localMedia: ReturnType<typeof createLocalMedia>) => {
    const lending = localMedia.lendCamera();
    await settle();
    const lent = await lending;
    return 'track' in lent ? (lent.track as unknown as FakeTrack) : lent.problem;
  };
  const back = async (localMedia: ReturnType<typeof createLocalMedia>, of?: FakeTrack) => {
    const last = openCameras.findLast(({ constraints }) => isForPhotos(constraints));
    const coming = localMedia.takeCameraBack((of ?? last) as unknown as MediaStreamTrack);
    await settle();
    await coming;
  };

  it('is the rear one at its full size, shown in the talk smaller; then the front one is back, and the microphone never stopped', async () => {
    const { localMedia, track } = await open();
    const [front, microphone] = [track('camera'), track('microphone')];
    const photo = (await lend(localMedia)) as FakeTrack;
    expect(front.readyState).toBe('ended');
    expect(photo.getSettings()).toMatchObject({ facingMode: 'environment', width: 4096 });
    expect(track('camera')).not.toBe(photo);
    expect(track('camera')).toMatchObject({ readyState: 'live', constraints: photo.constraints });
    expect(track('camera').getSettings().width).toBe(1280);
    const copy = track('camera');
    await back(localMedia);
    expect([photo.readyState, copy.readyState, track('camera').readyState]).toEqual([
      'ended',
      'ended',
      'live',
    ]);
    expect(stateOf(localMedia).camera).toMatchObject({ status: 'on', facing: 'user' });
    expect(track('microphone')).toBe(microphone);
    expect(microphone.readyState).toBe('live');
  });

  it('is one for all who hold it, and stays until the last of them gives it back', async () => {
    const { localMedia, track } = await open();
    const photo = (await lend(localMedia)) as FakeTrack;
    expect(await lend(localMedia)).toBe(photo);
    await back(localMedia, photo);
    expect(photo.readyState).toBe('live');
    await back(localMedia, photo);
    expect([photo.readyState, track('camera').readyState]).toEqual(['ended', 'live']);
  });

  it('that the system took is no more held by whoever had it: they do not take the next one away', async () => {
    const { localMedia, track } = await open();
    const first = (await lend(localMedia)) as FakeTrack;
    first.end();
    const second = (await lend(localMedia)) as FakeTrack;
    expect(second).not.toBe(first);
    await back(localMedia, first);
    expect(second.readyState).toBe('live');
    second.end();
    await back(localMedia, second);
    expect(track('camera').getSettings()).toMatchObject({ facingMode: 'user' });
    // Whoever was late gives back what nobody has any more.
    const third = (await lend(localMedia)) as FakeTrack;
    await back(localMedia, second);
    expect(third.readyState).toBe('live');
  });

  it('looks the way it did before, and the microphone stays muted', async () => {
    const { localMedia, track } = await open();
    await localMedia.flipCamera();
    localMedia.setMuted(true);
    await lend(localMedia);
    await back(localMedia);
    expect(stateOf(localMedia)).toMatchObject({
      camera: { status: 'on', facing: 'environment' },
      isMuted: true,
    });
    expect(track('camera').getSettings().width).toBe(1280);
    expect(track('microphone').enabled).toBe(false);
    await localMedia.chooseDevice('camera', 'back');
    await lend(localMedia);
    await back(localMedia);
    expect(stateOf(localMedia).camera.deviceId).toBe('back');
  });

  it('shows nothing of whoever had turned the camera off, and is off again afterwards', async () => {
    const { localMedia } = await open();
    await localMedia.setCameraOff(true);
    expect(await lend(localMedia)).toMatchObject({ readyState: 'live' });
    expect(localMedia.getTrack('camera')).toBeNull();
    await back(localMedia);
    expect(localMedia.getTrack('camera')).toBeNull();
    expect(stateOf(localMedia)).toMatchObject({ camera: { status: 'off' }, isCameraOff: true });
    expect(openCameras.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });

  it.each(['refused', 'ignored'] as const)(
    'is not shown in the talk where a smaller copy of it is %s',
    async (how) => {
      const { localMedia, track } = await open();
      vi.spyOn(console, 'warn').mockReturnValue();
      shrinking = how;
      const photo = (await lend(localMedia)) as FakeTrack;
      expect(photo.getSettings().width).toBe(4096);
      expect(localMedia.getTrack('camera')).toBeNull();
      await back(localMedia);
      expect(track('camera').getSettings()).toMatchObject({ facingMode: 'user' });
    },
  );

  it('is off afterwards where it was turned off meanwhile, and on where it was turned on', async () => {
    const { localMedia } = await open();
    await lend(localMedia);
    await localMedia.setCameraOff(true);
    await back(localMedia);
    expect(stateOf(localMedia).camera.status).toBe('off');
    await lend(localMedia);
    await localMedia.setCameraOff(false);
    expect(localMedia.getTrack('camera')).toBeNull();
    await back(localMedia);
    expect(stateOf(localMedia).camera).toMatchObject({ status: 'on', facing: 'user' });
  });

  it('leaves the talk its own where none opens, and says why', async () => {
    const { localMedia, track } = await open();
    refusal = 'NotAllowedError';
    expect(await lend(localMedia)).toBe('denied');
    refusal = null;
    page.show();
    await localMedia.open({ camera: true, microphone: true });
    expect(track('camera').getSettings()).toMatchObject({ facingMode: 'user' });
  });

  it('comes back when the page does, where it could not be opened behind it', async () => {
    const { localMedia, track } = await open();
    const photo = (await lend(localMedia)) as FakeTrack;
    photo.end();
    page.hide();
    refusal = 'NotReadableError';
    await back(localMedia);
    expect(stateOf(localMedia).camera).toMatchObject({ status: 'failed', problem: 'inUse' });
    refusal = null;
    page.show();
    await settle();
    expect(track('camera').getSettings()).toMatchObject({ facingMode: 'user' });
    expect(stateOf(localMedia).camera.status).toBe('on');
  });

  it('is taken by nothing else meanwhile, and given up when the talk ends', async () => {
    const { localMedia } = await open();
    // The room has nothing of it: nobody is to bring it back for that.
    shrinking = 'ignored';
    const photo = (await lend(localMedia)) as FakeTrack;
    asked.mockClear();
    page.hide();
    page.show();
    await localMedia.open({ camera: true, microphone: false });
    await localMedia.flipCamera();
    await settle();
    expect(asked).not.toHaveBeenCalled();
    expect(photo.readyState).toBe('live');
    localMedia.release();
    await settle();
    expect(photo.readyState).toBe('ended');
    await back(localMedia);
    expect(localMedia.getTrack('camera')).toBeNull();
  });
});
