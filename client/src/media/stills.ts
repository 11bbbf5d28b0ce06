import type { StillSource } from '@cloudseat/shared/nouns/room.ts';
import type { Lifetime } from '../lib/lifetime.ts';
import type { LocalMedia } from './types.ts';

const everyMs = 3_000;
/** Pixels across and quality. A face takes some 8 to 15 kB: a narrow link carries it beside the voice. A page must be legible. */
const looks: Record<StillSource, { width: number; quality: number }> = {
  camera: { width: 320, quality: 0.5 },
  screen: { width: 960, quality: 0.5 },
};
/** What the server takes, characters of base64; a page full of colour is made smaller for it. */
const longest = 120_000;

type StillOptions = {
  localMedia: LocalMedia;
  /** The page that is shared, if any: it goes before the person. */
  getScreen: () => MediaStream | null;
  /** Whether the room is on the step of stills now. */
  isWanted: () => boolean;
  /** Resolves when it has arrived: a slow link gets the next one later. */
  send: (source: StillSource, picture: string) => Promise<unknown>;
};

/** While the links carry no video, a picture of the shared page or of the own camera every few seconds. */
export function sendStills(
  { localMedia, getScreen, isWanted, send }: StillOptions,
  lifetime: Lifetime,
): void {
  let video: HTMLVideoElement | null = null;
  let isBusy = false;

  function stop(): void {
    if (video === null) return;
    video.srcObject = null;
    video = null;
  }

  async function look(): Promise<void> {
    const screen = getScreen();
    const camera = localMedia.state.getState().isCameraOff ? null : localMedia.getPreview();
    const stream = screen ?? camera;
    if (!isWanted() || stream === null) return stop();
    if (isBusy) return;
    isBusy = true;
    try {
      video ??= document.createElement('video');
      if (video.srcObject !== stream) {
        Object.assign(video, { muted: true, playsInline: true, srcObject: stream });
        await video.play();
      }
      const source = screen === null ? 'camera' : 'screen';
      const picture = takePicture(video, source);
      if (picture !== null && isWanted()) await send(source, picture);
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
function takePicture(video: HTMLVideoElement, source: StillSource): string | null {
  if (video.videoWidth === 0) return null;
  const { width, quality } = looks[source];
  for (const scale of [1, 0.75, 0.5]) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(Math.min(width, video.videoWidth) * scale);
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const [, base64 = null] = canvas.toDataURL('image/jpeg', quality).split(',');
    if (base64 === null || base64.length <= longest) return base64;
  }
  return null;
}
