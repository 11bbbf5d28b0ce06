import type { Picture } from '../../lib/paper/types.ts';
import { within } from '../../lib/within.ts';
import { longestSide, readFrame, readStill } from './photographs.ts';

/** Not every browser has it, nor do all types of browsers know it. */
type StillCamera = { takePhoto(): Promise<Blob> };
type StillCameraClass = new (track: MediaStreamTrack) => StillCamera;

/** A person holds the phone no longer still than that, ms. */
const patienceMs = 2_500;

/**
 * What is in the viewfinder now: the camera's own photograph where its film has fewer pixels than we keep and the browser
 * takes one in time, else the film's frame. Null while there is neither.
 */
export async function takePhoto(stream: MediaStream, video: HTMLVideoElement): Promise<Picture | null> {
  const frame = readFrame(video);
  const [track] = stream.getVideoTracks();
  const { ImageCapture } = window as Window & { ImageCapture?: StillCameraClass };
  if (frame === null || track === undefined || ImageCapture === undefined) return frame;
  if (Math.max(video.videoWidth, video.videoHeight) >= longestSide) return frame;
  try {
    const blob = await within(patienceMs, new ImageCapture(track).takePhoto());
    const photo = blob && (await readStill(blob));
    return photo !== null && photo.width * photo.height > frame.width * frame.height ? photo : frame;
  } catch {
    return frame;
  }
}
