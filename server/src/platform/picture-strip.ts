import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runFfmpeg } from './ffmpeg.ts';

export type PictureStrip = { everyMs: number; offsets: number[]; bytes: Buffer };

/**
 * Small WebP pictures of a playable file, one every so many ms from its begin, one behind the other: the i-th ends where the next
 * begins. Made of its key pictures alone, which is little work for long files.
 */
export async function makePictureStrip(
  file: string,
  { lengthMs, everyMs, width, height }: { lengthMs: number; everyMs: number; width: number; height: number },
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<PictureStrip> {
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease,pad=${width}:${height}:-1:-1`;
  const last = `tpad=stop_mode=clone:stop_duration=${Math.ceil(everyMs / 1_000)}`;
  const count = Math.max(1, Math.ceil(lengthMs / everyMs));
  await runFfmpeg(
    [
      ...['-skip_frame', 'nokey', '-i', file, '-an'],
      ...['-vf', `${last},fps=1000/${everyMs}:start_time=0:round=near,${fit}`, '-frames:v', String(count)],
      ...['-c:v', 'libwebp', '-quality', '70', '-f', 'image2', 'thumbnail-%06d.webp'],
    ],
    { folder, signal },
  );
  const names = (await readdir(folder)).filter((name) => name.startsWith('thumbnail-')).sort();
  const pictures = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const offsets = [0];
  for (const picture of pictures) offsets.push((offsets.at(-1) ?? 0) + picture.length);
  return { everyMs, offsets, bytes: Buffer.concat(pictures) };
}
