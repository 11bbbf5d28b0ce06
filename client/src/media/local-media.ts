import { createStore } from 'zustand/vanilla';
import { createLifetime } from '../lib/lifetime.ts';
import type { CreateEffect } from './camera-effect.ts';
import { careForDevices } from './device-care.ts';
import { listDevices } from './list-devices.ts';
import {
  type DeviceWish,
  type Facing,
  nextCamera,
  type OpenedDevice,
  openBoth,
  openDevice,
  readFacing,
} from './open-device.ts';
import { type CameraLoan, copyForTalk, openPhotoCamera } from './photo-camera.ts';
import { changeSound, readSound } from './sound-cleaning.ts';
import type { DeviceChoice, DeviceKind, DeviceState, LocalMedia, LocalMediaState } from './types.ts';

const closedDevice: DeviceState = { status: 'off', problem: null, deviceId: null, label: '' };
const initialState: LocalMediaState = {
  camera: { ...closedDevice, facing: null },
  microphone: closedDevice,
  isCameraOff: false,
  isMuted: false,
  microphoneTrouble: null,
  blur: 'off',
  suppressesNoise: true,
  appliedSound: null,
  cameras: [],
  microphones: [],
};

/** Ms until a camera that did not come back is tried again, ever more seldom then. */
const tryAgainMs = 2_000;

/** Opens and keeps this page's camera and microphone: in go wishes, out come tracks for the preview and the room. */
export function createLocalMedia({ createEffect }: { createEffect?: CreateEffect } = {}): LocalMedia {
  const lifetime = createLifetime();
  const store = createStore<LocalMediaState>()(() => initialState);
  /** As the devices give them. */
  const tracks: Record<DeviceKind, MediaStreamTrack | null> = { camera: null, microphone: null };
  /** The camera's as it is sent and shown: another one while its background is blurred. */
  let shownCamera: MediaStreamTrack | null = null;
  const wishes: Record<DeviceKind, DeviceWish> = {
    camera: { deviceId: null, facing: 'user' },
    microphone: { deviceId: null, facing: null },
  };
  const handlers = new Set<(kind: DeviceKind, track: MediaStreamTrack | null) => void>();
  /** Those that did open, until the person turns them off. */
  const hasWorked = new Set<DeviceKind>();
  const care = careForDevices({ trackOf: (kind) => tracks[kind], isWanted, reopen, refresh }, lifetime);
  const effect = createEffect?.(
    {
      onStatus: (blur) => store.setState({ blur }),
      onGiveUp: () => void inTurn(showCamera),
    },
    lifetime,
  );
  let preview: MediaStream | null = null;
  /** While photographs are taken. */
  let lent: CameraLoan | null = null;
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

  const wishOf = (kind: DeviceKind): DeviceWish => ({
    ...wishes[kind],
    ...(kind === 'microphone' ? { suppressesNoise: store.getState().suppressesNoise } : {}),
  });

  function setShown(track: MediaStreamTrack | null): void {
    const before = shownCamera;
    shownCamera = track;
    preview = track && new MediaStream([track]);
    if (before !== null && before !== track && before !== tracks.camera) before.stop();
  }

  /** The open camera goes out as it is wanted now. */
  async function showCamera(): Promise<void> {
    const raw = tracks.camera;
    if (raw === null) return;
    const track = (await effect?.process(raw)) ?? raw;
    if (tracks.camera !== raw || shownCamera === track) return;
    setShown(track);
    // Whoever shows the preview looks at the state.
    setDevice('camera', {});
    tellTrack('camera');
  }

  function tellTrack(kind: DeviceKind): void {
    for (const handler of [...handlers]) handler(kind, shownOf(kind));
  }
  const shownOf = (kind: DeviceKind) => (kind === 'camera' ? shownCamera : tracks[kind]);

  function setTrack(kind: DeviceKind, track: MediaStreamTrack | null, shown = track): void {
    const before = tracks[kind];
    tracks[kind] = track;
    if (kind === 'camera') {
      if (track === null) effect?.stop();
      setShown(shown);
    } else store.setState({ appliedSound: track && readSound(track) });
    if (track !== null) {
      if (kind === 'microphone') track.enabled = !store.getState().isMuted;
      hasWorked.add(kind);
      care.follow(kind, track);
      const facing = kind === 'camera' ? { facing: readFacing(track) } : {};
      const deviceId = track.getSettings().deviceId ?? null;
      setDevice(kind, { status: 'on', problem: null, deviceId, label: track.label, ...facing });
    }
    if (kind === 'microphone') tellLost();
    tellTrack(kind);
    if (before !== null && before !== track) before.stop();
  }

  /** Lost is what worked, was not turned off, and is not there. */
  function tellLost(): void {
    const isLost = tracks.microphone === null && hasWorked.has('microphone');
    const { microphoneTrouble } = store.getState();
    if (isLost) store.setState({ microphoneTrouble: 'lost' });
    else if (microphoneTrouble === 'lost') store.setState({ microphoneTrouble: null });
  }

  async function settle(kind: DeviceKind, opened: OpenedDevice): Promise<void> {
    if ('problem' in opened) {
      setDevice(kind, { status: 'failed', problem: opened.problem });
      setTrack(kind, null);
      return;
    }
    // Nobody sees the room before it is blurred.
    const filtered = kind === 'camera' ? await effect?.process(opened.track) : undefined;
    if (lifetime.hasEnded) opened.track.stop();
    else setTrack(kind, opened.track, filtered ?? opened.track);
  }

  async function openOne(kind: DeviceKind): Promise<void> {
    setDevice(kind, { status: 'starting', problem: null });
    await settle(kind, await openDevice(kind, wishOf(kind)));
  }

  async function openAll(kinds: readonly DeviceKind[]): Promise<void> {
    const missing = kinds.filter((kind) => tracks[kind]?.readyState !== 'live' && !isLent(kind));
    if (missing.length === 2) {
      for (const kind of missing) setDevice(kind, { status: 'starting', problem: null });
      const both = await openBoth(wishOf('camera'), wishOf('microphone'));
      if (both !== null) {
        for (const kind of missing) await settle(kind, { track: both[kind] });
        missing.length = 0;
      }
    }
    for (const kind of missing.reverse()) await openOne(kind);
    store.setState(await listDevices());
  }

  /** It comes back by itself, and is opened by nobody else until then. */
  const isLent = (kind: DeviceKind) => kind === 'camera' && lent !== null;

  function isWanted(kind: DeviceKind): boolean {
    if (isLent(kind)) return false;
    const { status, problem } = store.getState()[kind];
    // A refusal is the person's word: they are not asked again by themselves.
    return hasWorked.has(kind) && status !== 'off' && problem !== 'denied';
  }

  /** In silence: whoever looks at the page sees a change only if it fails. */
  function reopen(kind: DeviceKind): Promise<void> {
    return inTurn(async () => {
      if (!isWanted(kind)) return;
      await openAgain(kind);
      store.setState(await listDevices());
    });
  }

  async function openAgain(kind: DeviceKind): Promise<void> {
    // Most phones open no camera while another one is open, and a dead microphone is given out again while it is held.
    tracks[kind]?.stop();
    await settle(kind, await openDevice(kind, wishOf(kind)));
  }

  async function refresh(): Promise<void> {
    const lists = await listDevices();
    const before = store.getState();
    store.setState(lists);
    for (const kind of ['camera', 'microphone'] as const) {
      const { deviceId, status } = store.getState()[kind];
      const chosen = wishes[kind].deviceId;
      const list = kind === 'camera' ? 'cameras' : 'microphones';
      const isIn = (devices: readonly DeviceChoice[]) => devices.some((each) => each.deviceId === chosen);
      // One that was there all along the browser did not want to give: it would not at the next change either.
      const isBack = chosen !== deviceId && !isIn(before[list]) && isIn(lists[list]);
      if (status === 'on' && isBack) await reopen(kind);
    }
  }

  function drop(kind: DeviceKind): void {
    hasWorked.delete(kind);
    if (kind === 'microphone') store.setState({ microphoneTrouble: null });
    setDevice(kind, { status: 'off', problem: null });
    if (tracks[kind] !== null) setTrack(kind, null);
  }

  async function replace(kind: DeviceKind, wish: DeviceWish): Promise<void> {
    const before = wishes[kind];
    wishes[kind] = wish;
    if (isLent(kind)) return;
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

  async function lend(): Promise<OpenedDevice> {
    if (lent?.track?.readyState === 'live') {
      lent.holderCount += 1;
      return { track: lent.track };
    }
    const before = store.getState().camera;
    const wasWanted = before.status === 'on' || isWanted('camera');
    lent ??= { track: null, holderCount: 0, before, wasWanted };
    const own = lent;
    // Most phones open no camera while another one is open.
    tracks.camera?.stop();
    const opened = await openPhotoCamera();
    if (lifetime.hasEnded && 'track' in opened) opened.track.stop();
    if ('problem' in opened) {
      await takeBack();
      return opened;
    }
    own.track = opened.track;
    // Whoever held one that ended holds nothing any more.
    own.holderCount = 1;
    // Whoever had turned the camera off shows nothing.
    setTrack('camera', own.wasWanted ? await copyForTalk(opened.track) : null);
    return opened;
  }

  async function takeBack(): Promise<void> {
    if (lent === null) return;
    const { before, wasWanted } = lent;
    endLoan();
    if (store.getState().isCameraOff) return drop('camera');
    tracks.camera?.stop();
    if (wasWanted) {
      await settle('camera', await openDevice('camera', wishOf('camera')));
      // Whatever took it from the photographs may hold it still.
      return care.lookIn('camera', tryAgainMs);
    }
    drop('camera');
    setDevice('camera', before);
  }

  function endLoan(): void {
    lent?.track?.stop();
    lent = null;
  }

  return {
    state: store,
    getTrack: shownOf,
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
        endLoan();
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
      return inTurn(async () => {
        if (isOff) drop('camera');
        else if (lent === null) await openOne('camera');
        else lent.wasWanted = true;
      });
    },
    chooseDevice: (kind, deviceId) => inTurn(() => replace(kind, { deviceId, facing: null })),
    flipCamera: () =>
      inTurn(async () => {
        if (lent === null) await replace('camera', nextCamera(store.getState()));
      }),
    setBlur: (isOn) =>
      inTurn(async () => {
        effect?.want(isOn);
        await showCamera();
      }),
    setNoiseSuppression: (isOn) =>
      inTurn(async () => {
        store.setState({ suppressesNoise: isOn });
        const track = tracks.microphone;
        if (track === null) return;
        if (await changeSound(track, isOn)) store.setState({ appliedSound: readSound(track) });
        else await openAgain('microphone');
      }),
    reopen,
    lendCamera: () =>
      new Promise((resolve) => {
        void inTurn(async () => resolve(await lend())).then(() => resolve({ problem: 'failed' }));
      }),
    takeCameraBack: (track) =>
      inTurn(async () => {
        // Of an earlier loan: it is over already.
        if (lent === null || lent.track !== track) return;
        lent.holderCount -= 1;
        if (lent.holderCount === 0 || track.readyState === 'ended') await takeBack();
      }),
    reportSilence(isSilent) {
      const { microphoneTrouble } = store.getState();
      if (microphoneTrouble === 'lost') return;
      const next = isSilent ? 'silent' : null;
      if (next !== microphoneTrouble) store.setState({ microphoneTrouble: next });
    },
    onTrack(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    close() {
      for (const kind of ['camera', 'microphone'] as const) tracks[kind]?.stop();
      endLoan();
      lifetime.end();
    },
  };
}
