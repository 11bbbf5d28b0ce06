import type { Picture } from '../../lib/paper/types.ts';

/** More than a page of small print needs, and what an old phone's memory bears. */
export const longestSide = 2_600;
/** Print stays sharp with the first; a page that becomes too large by it, such as one full of noise, makes do with less. */
const jpegQualities = [0.85, 0.75, 0.65];
/** A few seconds on a village's network. */
const enoughBytes = 400_000;

/** A photograph from a file, upright where the browser minds the camera's note on it; null where it cannot be read. */
export async function readStill(file: Blob): Promise<Picture | null> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = url;
    });
    return draw(image, image.naturalWidth, image.naturalHeight, longestSide);
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** What a playing video shows now; null while it shows nothing. `on`: for whoever looks many times a second. */
export function readFrame(
  video: HTMLVideoElement,
  maxSide = longestSide,
  on?: HTMLCanvasElement,
): Picture | null {
  return video.videoWidth === 0 ? null : draw(video, video.videoWidth, video.videoHeight, maxSide, on);
}

function draw(
  source: CanvasImageSource,
  width: number,
  height: number,
  maxSide: number,
  canvas = document.createElement('canvas'),
): Picture | null {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

export function show(picture: Picture, canvas: HTMLCanvasElement): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.putImageData(new ImageData(picture.data, picture.width, picture.height), 0, 0);
}

export async function toJpegFile(picture: Picture, name: string): Promise<File> {
  const canvas = document.createElement('canvas');
  show(picture, canvas);
  let blob: Blob | null = null;
  for (const quality of jpegQualities) {
    blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob === null || blob.size <= enoughBytes) break;
  }
  if (blob === null) throw new Error('the picture was not written');
  return new File([blob], name, { type: 'image/jpeg' });
}
