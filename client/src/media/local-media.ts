import { createStore } from 'zustand/vanilla';
import { createLifetime } from '../lib/lifetime.ts';
import { listDevices } from './list-devices.ts';
import { type DeviceWish, type Facing, openBoth, openDevice, readFacing } from './open-device.ts';
import type { DeviceKind, DeviceState, LocalMedia, LocalMediaState } from './types.ts';

const closedDevice: DeviceState = { status: 'off', problem: null, deviceId: null, label: '' };
const initialState: LocalMediaState = {
  camera: { ...closedDevice, facing: null },
  microphone: closedDevice,
  isCameraOff: false,
  isMuted: false,
  cameras: [],
  microphones: [],
};

/** Opens and keeps this page's camera and microphone: in go wishes, out come tracks for the preview and the room. */
export function createLocalMedia(): LocalMedia {
  const lifetime = createLifetime();
  const store = createStore<LocalMediaState>()(() => initialState);
  const tracks: Record<DeviceKind, MediaStreamTrack | null> = { camera: null, microphone: null };
  const wishes: Record<DeviceKind, DeviceWish> = {
    camera: { deviceId: null, facing: 'user' },
    microphone: { deviceId: null, facing: null },
  };
  const handlers = new Set<(kind: DeviceKind, track: MediaStreamTrack | null) => void>();
  let preview: MediaStream | null = null;
  let lastWork: Promise<void> = Promise.resolve();

  /** One change of a device at a time: many phones cannot open two cameras at once. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    lastWork = lastWork.then(() => (lifetime.hasEnded ? undefined : work())).catch(console.error);
    return lastWork;
  }

  function setDevice(kind: DeviceKind, change: Partial<DeviceState> & { facing?: Facing | null }): void {
    const state = store.getState();
    store.setState(
      kind === 'camera'
        ? { camera: { ...state.camera, ...change } }
        : { microphone: { ...state.microphone, ...change } },
    );
  }

  function setTrack(kind: DeviceKind, track: MediaStreamTrack | null): void {
    const before = tracks[kind];
    tracks[kind] = track;
    if (kind === 'camera') preview = track && new MediaStream([track]);
    if (track !== null) {
      if (kind === 'microphone') track.enabled = !store.getState().isMuted;
      track.addEventListener('ended', () => void handleEnded(kind, track));
      const facing = kind === 'camera' ? { facing: readFacing(track) } : {};
      const deviceId = track.getSettings().deviceId ?? null;
      setDevice(kind, { status: 'on', problem: null, deviceId, label: track.label, ...facing });
    }
    for (const handler of [...handlers]) handler(kind, track);
    if (before !== null && before !== track) before.stop();
  }

  async function openOne(kind: DeviceKind): Promise<void> {
    setDevice(kind, { status: 'starting', problem: null });
    const opened = await openDevice(kind, wishes[kind]);
    if ('track' in opened) {
      if (lifetime.hasEnded) opened.track.stop();
      else setTrack(kind, opened.track);
    } else {
      setTrack(kind, null);
      setDevice(kind, { status: 'failed', problem: opened.problem });
    }
  }

  async function openAll(kinds: readonly DeviceKind[]): Promise<void> {
    const missing = kinds.filter((kind) => tracks[kind]?.readyState !== 'live');
    if (missing.length === 2) {
      for (const kind of missing) setDevice(kind, { status: 'starting', problem: null });
      const both = await openBoth(wishes.camera, wishes.microphone);
      if (both !== null) {
        for (const kind of missing) setTrack(kind, both[kind]);
        missing.length = 0;
      }
    }
    for (const kind of missing.reverse()) await openOne(kind);
    store.setState(await listDevices());
  }

  /** The system took the device (a phone call, a screen lock, a plug pulled): it is fetched again once it can be. */
  async function handleEnded(kind: DeviceKind, track: MediaStreamTrack): Promise<void> {
    if (tracks[kind] !== track || lifetime.hasEnded) return;
    setTrack(kind, null);
    setDevice(kind, { status: 'failed', problem: 'inUse' });
    if (document.visibilityState === 'visible') await inTurn(() => openOne(kind));
  }

  function drop(kind: DeviceKind): void {
    if (tracks[kind] !== null) setTrack(kind, null);
    setDevice(kind, { status: 'off', problem: null });
  }

  async function replace(kind: DeviceKind, wish: DeviceWish): Promise<void> {
    const before = wishes[kind];
    wishes[kind] = wish;
    tracks[kind]?.stop();
    await openOne(kind);
    if (store.getState()[kind].status === 'failed') {
      const { problem } = store.getState()[kind];
      wishes[kind] = before;
      await openOne(kind);
      // The old one works again: still say that the new one did not.
      if (tracks[kind] !== null) setDevice(kind, { problem });
    }
  }

  if (typeof document !== 'undefined') {
    lifetime.listen(document, 'visibilitychange', () => {
      if (document.visibilityState !== 'visible') return;
      for (const kind of ['microphone', 'camera'] as const) {
        const { status, problem } = store.getState()[kind];
        if (status === 'failed' && problem === 'inUse') void inTurn(() => openOne(kind));
      }
    });
    const { mediaDevices } = navigator;
    if (mediaDevices) {
      lifetime.listen(
        mediaDevices,
        'devicechange',
        () => void listDevices().then((lists) => store.setState(lists)),
      );
    }
  }

  return {
    state: store,
    getTrack: (kind) => tracks[kind],
    getPreview: () => preview,
    open: (kinds) =>
      inTurn(() =>
        openAll([
          ...(kinds.camera && !store.getState().isCameraOff ? (['camera'] as const) : []),
          ...(kinds.microphone ? (['microphone'] as const) : []),
        ]),
      ),
    release() {
      void inTurn(async () => {
        drop('camera');
        drop('microphone');
      });
    },
    setMuted(isMuted) {
      store.setState({ isMuted });
      if (tracks.microphone !== null) tracks.microphone.enabled = !isMuted;
    },
    setCameraOff(isOff) {
      store.setState({ isCameraOff: isOff });
      return inTurn(async () => (isOff ? drop('camera') : openOne('camera')));
    },
    chooseDevice: (kind, deviceId) => inTurn(() => replace(kind, { deviceId, facing: null })),
    flipCamera: () => inTurn(() => replace('camera', nextCamera(store.getState()))),
    onTrack(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    close() {
      for (const kind of ['camera', 'microphone'] as const) tracks[kind]?.stop();
      lifetime.end();
    },
  };
}

/** By the way it looks where that is known, else the next one in the list. */
export function nextCamera(state: Pick<LocalMediaState, 'camera' | 'cameras'>): DeviceWish {
  const { camera, cameras } = state;
  if (camera.facing !== null) {
    return { deviceId: null, facing: camera.facing === 'user' ? 'environment' : 'user' };
  }
  const index = cameras.findIndex((each) => each.deviceId === camera.deviceId);
  const next = cameras[(index + 1) % Math.max(1, cameras.length)];
  return { deviceId: next?.deviceId ?? null, facing: next === undefined ? 'environment' : null };
}
