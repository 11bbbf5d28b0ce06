import type { DeviceChoice, LocalMediaState } from './types.ts';

/** The cameras and microphones of this device; labels are empty until a permission was given. */
export async function listDevices(): Promise<Pick<LocalMediaState, 'cameras' | 'microphones'>> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const choices = (kind: MediaDeviceKind): DeviceChoice[] =>
      devices
        .filter((device) => device.kind === kind && device.deviceId !== '')
        .map(({ deviceId, label }) => ({ deviceId, label }));
    return { cameras: choices('videoinput'), microphones: choices('audioinput') };
  } catch {
    return { cameras: [], microphones: [] };
  }
}
