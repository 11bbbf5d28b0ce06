import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { encodeArguments, makeFilm } from '../../../server/src/films/convert.ts';
import { probeFilm } from '../../../server/src/films/probe.ts';

const run = promisify(execFile);
const seconds = 16;

/** Seconds of a film of 1080 lines that are converted in a second: ours, and ffmpeg alone with the same settings. */
export async function measureConversion(): Promise<{ ours: number; floor: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-film-'));
  try {
    const source = join(folder, 'source.mpg');
    const picture = ['-f', 'lavfi', '-i', `testsrc2=size=1920x1080:rate=25:duration=${seconds}`];
    const sound = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
    const quiet = ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'];
    const codecs = ['-c:v', 'mpeg2video', '-b:v', '20M', '-c:a', 'mp2'];
    await run('ffmpeg', [...quiet, ...picture, ...sound, ...codecs, source]);
    const place = { folder, signal: new AbortController().signal };
    const time = async (work: () => Promise<unknown>) => {
      const startedAt = performance.now();
      await work();
      return seconds / ((performance.now() - startedAt) / 1_000);
    };
    const floor = await time(() =>
      run('ffmpeg', [
        ...[...quiet, '-i', source, ...encodeArguments, '-c:a', 'aac', '-b:a', '128k'],
        ...['-movflags', '+faststart', join(folder, 'floor.mp4')],
      ]),
    );
    const ours = await time(async () => {
      const found = await probeFilm(source, place);
      await makeFilm([{ path: source, found }], { ...place, onProgress: () => undefined });
    });
    return { ours, floor };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
