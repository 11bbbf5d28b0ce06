import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What ffmpeg makes of these arguments, as a file of that ending. */
export async function makeWithFfmpeg(ending: string, ...args: string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'made-film-'));
  try {
    const path = join(folder, `film.${ending}`);
    await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...args, path]);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const picture = (seconds: number, size = '320x180', rate = 25) => [
  ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`],
];
export const sound = (seconds: number) => ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
export const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '50'];
export const aac = ['-c:a', 'aac', '-ac', '2'];
export const makeMp4 = (seconds: number, ...more: string[]) =>
  makeWithFfmpeg('mp4', ...picture(seconds), ...sound(seconds), ...h264, ...aac, ...more);
export const makeWebm = (seconds: number, size = '320x180') =>
  makeWithFfmpeg(
    'webm',
    ...[...picture(seconds, size), ...sound(seconds), '-c:v', 'libvpx', '-deadline', 'realtime'],
    ...['-cpu-used', '8', '-c:a', 'libopus', '-live', '1'],
  );
