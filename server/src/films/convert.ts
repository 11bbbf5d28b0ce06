import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FfmpegFailure, runFfmpeg } from '../platform/ffmpeg.ts';
import { filmsTuning } from '../tuning-films.ts';
import { FilmProblem, type FoundFilm, guarded, probeFilm, type WorkPlace } from './probe.ts';

type Canvas = { width: number; height: number };
/** One stretch of a film: all of an upload, or what a camera wrote from one begin to one end. */
export type FilmPart = { path: string; found: FoundFilm };
export type Made = { path: string; found: FoundFilm; isConverted: boolean };
type Tools = WorkPlace & { onProgress: (progress: number) => void };

/** As H.264 that every browser decodes, with key pictures close enough to seek; what `bench:film` compares with. */
export const encodeArguments = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-maxrate', '6M', '-bufsize', '12M'],
  ...['-profile:v', 'high', '-level:v', '4.1', '-pix_fmt', 'yuv420p'],
  ...['-force_key_frames', `expr:gte(t,n_forced*${filmsTuning.keyEverySeconds})`],
  ...['-video_track_timescale', '90000'],
] as const;
const encodeSound = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'] as const;
const wrap = ['-movflags', '+faststart', '-f', 'mp4'] as const;

/**
 * A film as it is played: fast-start MP4. One file with ranges plays in every browser without a library, is decided on at every
 * read, and has one hash; HLS would need a library where browsers do not know it. Throws FilmProblem.
 */
export async function makeFilm(parts: readonly FilmPart[], tools: Tools): Promise<Made> {
  const [first] = parts;
  if (first === undefined) throw new FilmProblem('empty');
  const path = join(tools.folder, 'film.mp4');
  let isConverted = parts.length > 1 || !first.found.isPictureCopied;
  if (parts.length > 1) await joinParts(parts, first.found, path, tools);
  else await makePart(first, null, path, tools);
  if (!isConverted && !(await areKeysSound(path, tools))) {
    // What a player might stop at is made anew by a decoder that goes on.
    isConverted = true;
    const { found } = first;
    await makePart({ ...first, found: { ...found, isPictureCopied: false } }, null, path, tools);
  }
  const found = await probeFilm(path, tools);
  assertWhole(parts, found);
  return { path, found, isConverted };
}

/** Decodes the key pictures, which takes a fraction of decoding all. */
async function areKeysSound(path: string, { folder, signal }: WorkPlace): Promise<boolean> {
  const strict = ['-xerror', '-err_detect', 'explode', '-skip_frame', 'nokey'];
  try {
    const complaints = await runFfmpeg([...strict, '-i', path, '-an', '-f', 'null', '-'], { folder, signal });
    return complaints === '';
  } catch (error) {
    if (error instanceof FfmpegFailure) return false;
    throw error;
  }
}

/** What was made is as long as the file said of itself, where it did: Matroska of a browser does not. */
function assertWhole(parts: readonly FilmPart[], made: FoundFilm): void {
  const said = parts.reduce((sum, { found }) => sum + found.durationMs, 0);
  const missing = said - made.durationMs;
  if (missing > Math.max(filmsTuning.missingMs, said * filmsTuning.missingShare))
    throw new FilmProblem('cutOff', `${missing} of ${said} ms are missing`);
  const rate = Math.min(filmsTuning.fpsMax, ...parts.map(({ found }) => found.fps));
  const expected = (rate * made.durationMs) / 1_000;
  if (made.durationMs <= 0 || made.pictureCount < expected * filmsTuning.pictureShare)
    throw new FilmProblem('broken', `${made.pictureCount} of ${expected} pictures could be read`);
}

/** With a canvas all parts become alike, so that they can be put one behind the other. */
async function makePart(
  { path, found }: FilmPart,
  canvas: (Canvas & { hasSound: boolean }) | null,
  to: string,
  { folder, signal, onProgress }: Tools,
): Promise<void> {
  const isCopied = canvas === null && found.isPictureCopied;
  const needsSilence = canvas?.hasSound === true && found.audioCodec === null;
  const isSoundCopied = isCopied && found.isSoundCopied === true;
  const silence = ['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo'];
  const sound = isSoundCopied ? ['-c:a', 'copy'] : ['-af', 'aresample=async=1:first_pts=0', ...encodeSound];
  await decode(() =>
    runFfmpeg(
      [
        ...[...guarded, '-i', path, ...(needsSilence ? silence : [])],
        ...['-map', '0:V:0', '-map', needsSilence ? '1:a:0' : '0:a:0?', '-map_metadata', '-1', '-sn', '-dn'],
        ...(isCopied
          ? ['-c:v', 'copy']
          : ['-vf', filterOf(found, canvas), ...rateOf(canvas), ...encodeArguments]),
        ...[...sound, ...(needsSilence ? ['-shortest'] : []), ...wrap, to],
      ],
      {
        ...{ folder, signal },
        onTime: (ms) => onProgress(found.durationMs > 0 ? ms / found.durationMs : 0),
      },
    ),
  );
}

async function joinParts(
  parts: readonly FilmPart[],
  first: FoundFilm,
  to: string,
  tools: Tools,
): Promise<void> {
  const canvas = { ...fit(first), hasSound: parts.some(({ found }) => found.audioCodec !== null) };
  for (const [index, part] of parts.entries()) {
    const onProgress = (progress: number) => tools.onProgress((index + progress) / parts.length);
    await makePart(part, canvas, join(tools.folder, `joined-${index}.mp4`), { ...tools, onProgress });
  }
  const list = parts.map((_, index) => `file joined-${index}.mp4\n`).join('');
  await writeFile(join(tools.folder, 'parts.txt'), `ffconcat version 1.0\n${list}`);
  await runFfmpeg(['-f', 'concat', '-safe', '0', '-i', 'parts.txt', '-c', 'copy', ...wrap, to], tools);
}

/** An error of the decoder is the file's; a full disk or a stopped server is not. */
async function decode(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof FfmpegFailure) || /No space left|Cannot allocate/i.test(error.words)) throw error;
    const isUnknown = /Decoder \(codec|Unknown decoder|decoder .* not found/i.test(error.words);
    throw new FilmProblem(isUnknown ? 'unknownCodec' : 'broken', error.words);
  }
}

/** The size it is shown in: never larger than it is, even numbers, as the encoder wants them. */
function fit({ width, height }: Canvas): Canvas {
  const { longSideMax, shortSideMax } = filmsTuning;
  const [long, short] = width >= height ? [width, height] : [height, width];
  const scale = Math.min(1, longSideMax / long, shortSideMax / short);
  const even = (px: number) => Math.max(2, Math.floor((px * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}

function filterOf(found: FoundFilm, canvas: Canvas | null): string {
  const { width, height } = canvas ?? fit(found);
  const scale =
    canvas === null
      ? `scale=${width}:${height}`
      : `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2,pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`;
  // Brightness of a phone's HDR, told in the range that every screen has.
  const dim =
    'zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv';
  return [...(found.isHdr ? [dim] : []), scale, 'setsar=1', 'format=yuv420p'].join(',');
}

/** Films of phones change their rate: pictures keep their times, and there are no more of them than fit. */
const rateOf = (canvas: Canvas | null): string[] =>
  canvas === null
    ? ['-fps_mode', 'vfr', '-fpsmax', String(filmsTuning.fpsMax)]
    : ['-r', String(filmsTuning.fpsMax)];
