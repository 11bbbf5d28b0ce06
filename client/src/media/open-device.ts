import { canUseDevices, readDeviceProblem } from './device-problem.ts';
import { soundConstraints } from './sound-cleaning.ts';
import type { DeviceKind, DeviceProblem, LocalMediaState } from './types.ts';

export type Facing = 'user' | 'environment';
export type DeviceWish = { deviceId: string | null; facing: Facing | null; suppressesNoise?: boolean };
export type OpenedDevice = { track: MediaStreamTrack } | { problem: DeviceProblem };

/** A device that another page just let go of needs a moment. */
const inUseRetryMs = 700;

function microphoneConstraints(wish: DeviceWish): MediaTrackConstraints {
  return {
    ...soundConstraints(wish.suppressesNoise ?? true),
    ...(wish.deviceId === null ? {} : { deviceId: { ideal: wish.deviceId } }),
  };
}

function cameraConstraints(wish: DeviceWish, height: 720 | 480): MediaTrackConstraints {
  const size = { width: { ideal: height === 720 ? 1280 : 640 }, height: { ideal: height } };
  const rate = { frameRate: { ideal: 24, max: 30 } };
  if (wish.deviceId !== null) return { ...size, ...rate, deviceId: { exact: wish.deviceId } };
  return { ...size, ...rate, facingMode: { ideal: wish.facing ?? 'user' } };
}

async function getTrack(constraints: MediaStreamConstraints): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia(constraints);
  const track = stream.getTracks()[0];
  if (track === undefined) throw new DOMException('no track', 'NotFoundError');
  return track;
}

async function tryCamera(wish: DeviceWish): Promise<MediaStreamTrack> {
  try {
    return await getTrack({ video: cameraConstraints(wish, 720) });
  } catch (error) {
    const problem = readDeviceProblem(error);
    if (problem === 'denied' || problem === 'unsupported') throw error;
    if (problem === 'inUse') await new Promise((resolve) => setTimeout(resolve, inUseRetryMs));
    // Some cameras refuse 720p, and a chosen one may have been unplugged: whatever there is will do.
    return getTrack({ video: problem === 'missing' ? true : cameraConstraints(wish, 480) });
  }
}

/** Opens one device, with the second-best where the best fails; a failure is a typed reason, never a rejection. */
export async function openDevice(kind: DeviceKind, wish: DeviceWish): Promise<OpenedDevice> {
  if (!canUseDevices()) return { problem: 'unsupported' };
  try {
    const track =
      kind === 'camera' ? await tryCamera(wish) : await getTrack({ audio: microphoneConstraints(wish) });
    return { track };
  } catch (error) {
    return { problem: readDeviceProblem(error) };
  }
}

/** Both with one question to the person; null where that failed and each should be tried alone. */
export async function openBoth(
  camera: DeviceWish,
  microphone: DeviceWish,
): Promise<Record<DeviceKind, MediaStreamTrack> | null> {
  if (!canUseDevices()) return null;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: microphoneConstraints(microphone),
      video: cameraConstraints(camera, 720),
    });
    const video = stream.getVideoTracks()[0];
    const audio = stream.getAudioTracks()[0];
    if (video !== undefined && audio !== undefined) return { camera: video, microphone: audio };
    for (const track of stream.getTracks()) track.stop();
    return null;
  } catch {
    return null;
  }
}

/** Which way the open camera looks, where the browser says. */
export function readFacing(track: MediaStreamTrack): Facing | null {
  const { facingMode } = track.getSettings();
  return facingMode === 'environment' || facingMode === 'user' ? facingMode : null;
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
