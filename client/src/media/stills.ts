import type { Lifetime } from '../lib/lifetime.ts';
import type { LocalMedia } from './types.ts';

const everyMs = 3_000;
/** Some 8 to 15 kB: a narrow link carries it beside the voice. */
const width = 320;
const quality = 0.5;

type StillOptions = {
  localMedia: LocalMedia;
  /** Whether the room is on the step of stills now. */
  isWanted: () => boolean;
  /** Resolves when it has arrived: a slow link gets the next one later. */
  send: (picture: string) => Promise<unknown>;
};

/** While the links carry no video, a picture of the own camera every few seconds. */
export function sendStills({ localMedia, isWanted, send }: StillOptions, lifetime: Lifetime): void {
  let video: HTMLVideoElement | null = null;
  let isBusy = false;

  function stop(): void {
    if (video === null) return;
    video.srcObject = null;
    video = null;
  }

  async function look(): Promise<void> {
    const preview = localMedia.getPreview();
    const isOff = localMedia.state.getState().isCameraOff || preview === null;
    if (!isWanted() || isOff) return stop();
    if (isBusy) return;
    isBusy = true;
    try {
      video ??= document.createElement('video');
      if (video.srcObject !== preview) {
        Object.assign(video, { muted: true, playsInline: true, srcObject: preview });
        await video.play();
      }
      const picture = takePicture(video);
      if (picture !== null && isWanted()) await send(picture);
    } catch (error) {
      console.warn('still', error);
    } finally {
      isBusy = false;
    }
  }
  lifetime.setInterval(() => void look(), everyMs);
  lifetime.defer(stop);
}

/** JPEG in base64; null while there is no picture. */
function takePicture(video: HTMLVideoElement): string | null {
  if (video.videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.round((width * video.videoHeight) / video.videoWidth);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  const [, base64 = null] = canvas.toDataURL('image/jpeg', quality).split(',');
  return base64;
}
