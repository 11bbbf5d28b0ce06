import { canUseDevices, readDeviceProblem } from './device-problem.ts';
import type { OpenedDevice } from './open-device.ts';
import type { DeviceState } from './types.ts';

/** The camera for photographs, how many hold it, and how the talk's was before. */
export type CameraLoan = {
  track: MediaStreamTrack | null;
  holderCount: number;
  before: DeviceState;
  wasWanted: boolean;
};

/** A camera that another page, or the talk, just let go of needs a moment. */
const inUseRetryMs = 700;
/** Of a picture in a talk, in pixels: what a phone codes and a village's link carries. */
const talkSide = 1_280;

/** As many pixels as there are: print on a card is small. A device without a rear camera gives the one it has. */
const wish: MediaTrackConstraints = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 4_096 },
  height: { ideal: 3_072 },
};

/** The camera that looks away from the person, at its full size; a failure is a typed reason, never a rejection. */
export async function openPhotoCamera(): Promise<OpenedDevice> {
  if (!canUseDevices()) return { problem: 'unsupported' };
  try {
    return { track: await getTrack() };
  } catch (error) {
    return { problem: readDeviceProblem(error) };
  }
}

async function getTrack(): Promise<MediaStreamTrack> {
  const open = async (video: MediaTrackConstraints | true) => {
    const [track] = (await navigator.mediaDevices.getUserMedia({ video })).getVideoTracks();
    if (track === undefined) throw new DOMException('no track', 'NotFoundError');
    return track;
  };
  try {
    return await open(wish);
  } catch (error) {
    const problem = readDeviceProblem(error);
    if (problem === 'denied' || problem === 'unsupported') throw error;
    if (problem === 'inUse') await new Promise((resolve) => setTimeout(resolve, inUseRetryMs));
    return open(problem === 'missing' ? true : wish);
  }
}

/**
 * What the room sees of the camera meanwhile: its full size would be too much for the phone and for the link. Null where the
 * browser makes no smaller copy that leaves the camera itself as it is.
 */
export async function copyForTalk(track: MediaStreamTrack): Promise<MediaStreamTrack | null> {
  const fullSide = longSideOf(track);
  if (fullSide === 0) return null;
  const copy = track.clone();
  try {
    if (fullSide > talkSide)
      await copy.applyConstraints({ width: { max: talkSide }, height: { max: talkSide } });
    if (longSideOf(copy) <= talkSide && longSideOf(track) === fullSide) return copy;
  } catch (error) {
    console.warn('copy of the camera', error);
  }
  copy.stop();
  // Some browsers shrink both.
  if (longSideOf(track) !== fullSide) await track.applyConstraints(wish).catch(() => undefined);
  return null;
}

function longSideOf(track: MediaStreamTrack): number {
  const { width = 0, height = 0 } = track.getSettings();
  return Math.max(width, height);
}
