import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { playbackTuning } from '../tuning-playback.ts';
import { runFfmpeg } from './playback-ffmpeg.ts';
import type { TrackRow } from './playback-read.repository.ts';

/** The track whose pictures tell most of what happened: the applicant's camera, what was shown, others by how much there is of them. */
export function chooseTelling(
  tracks: readonly Pick<TrackRow, 'trackId' | 'role' | 'source' | 'kind' | 'byteCount'>[],
) {
  const rank = ({ role, source }: Pick<TrackRow, 'role' | 'source'>) => {
    if (role === 'applicant' && source === 'camera') return 0;
    return source === 'screen' ? 1 : 2;
  };
  const [found] = tracks
    .filter(({ kind }) => kind === 'video')
    .sort((one, other) => rank(one) - rank(other) || other.byteCount - one.byteCount);
  return found ?? null;
}

/** Between two pictures, ms: closer in short recordings, never more than fit. */
export const thumbnailEveryMs = (lengthMs: number): number =>
  Math.max(
    playbackTuning.thumbnailEveryMs,
    Math.ceil(lengthMs / playbackTuning.thumbnailsMax / 1_000) * 1_000,
  );

/** Small WebP pictures of a playable file, one every so many ms from its begin, by its key pictures alone: little work for long files. */
export async function makeThumbnails(
  file: string,
  lengthMs: number,
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<{ everyMs: number; offsets: number[]; bytes: Buffer }> {
  const everyMs = thumbnailEveryMs(lengthMs);
  const { thumbnailWidth: width, thumbnailHeight: height } = playbackTuning;
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
