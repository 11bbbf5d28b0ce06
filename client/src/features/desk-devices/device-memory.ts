import type { DeviceKind, LocalMedia, LocalMediaState } from '../../media/types.ts';

export type DeviceMemory = {
  isMuted: boolean;
  isCameraOff: boolean;
  deviceIds: Partial<Record<DeviceKind, string>>;
};
const key = 'cloudseat.desk.devices';
const nothing: DeviceMemory = { isMuted: false, isCameraOff: false, deviceIds: {} };

export function readMemory(text: string | null): DeviceMemory {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value !== 'object' || value === null) return nothing;
    return { ...nothing, ...value };
  } catch {
    return nothing;
  }
}

/** A device remembered, open as another one, and plugged in: the one to change to. */
export function findWish(memory: DeviceMemory, state: LocalMediaState, kind: DeviceKind): string | null {
  const wanted = memory.deviceIds[kind];
  const list = kind === 'camera' ? state.cameras : state.microphones;
  if (wanted === undefined || state[kind].status !== 'on' || state[kind].deviceId === wanted) return null;
  return list.some((each) => each.deviceId === wanted) ? wanted : null;
}

/** Keeps mute, camera and chosen devices in this tab, so that a reload in a call brings them back as they were. */
export function rememberDevices(localMedia: LocalMedia, storage: Storage = sessionStorage): () => void {
  const memory = readMemory(storage.getItem(key));
  if (memory.isMuted) localMedia.setMuted(true);
  if (memory.isCameraOff) void localMedia.setCameraOff(true);
  const isSettled: Record<DeviceKind, boolean> = { camera: false, microphone: false };

  return localMedia.state.subscribe((state) => {
    for (const kind of ['camera', 'microphone'] as const) {
      const list = kind === 'camera' ? state.cameras : state.microphones;
      if (isSettled[kind] || state[kind].status !== 'on' || list.length === 0) continue;
      isSettled[kind] = true;
      const wish = findWish(memory, state, kind);
      if (wish !== null) void localMedia.chooseDevice(kind, wish);
    }
    const { camera, microphone } = state;
    const deviceIds = { ...memory.deviceIds };
    if (isSettled.camera && camera.deviceId !== null) deviceIds.camera = camera.deviceId;
    if (isSettled.microphone && microphone.deviceId !== null) deviceIds.microphone = microphone.deviceId;
    const kept: DeviceMemory = { isMuted: state.isMuted, isCameraOff: state.isCameraOff, deviceIds };
    storage.setItem(key, JSON.stringify(kept));
  });
}
