import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const columns = 16;

/** The numbers that a file's pictures show, and when, ms from the file's begin. */
export async function readPictures(path: string): Promise<{ number: number; ms: number }[]> {
  const [{ stdout: pixels }, { stdout: times }] = await Promise.all([
    run(
      'ffmpeg',
      [
        ...[
          '-v',
          'error',
          '-i',
          path,
          '-fps_mode',
          'passthrough',
          '-vf',
          `scale=${columns}:1:flags=area,format=gray`,
        ],
        ...['-f', 'rawvideo', '-'],
      ],
      { encoding: 'buffer', maxBuffer: 16 * 1024 * 1024 },
    ),
    run('ffprobe', [
      ...['-v', 'error', '-select_streams', 'v', '-show_entries', 'frame=pts_time', '-of', 'csv=p=0', path],
    ]),
  ]);
  const shown = times.split('\n').filter((line) => line.trim() !== '');
  return shown.map((line, index) => {
    const row = pixels.subarray(index * columns, (index + 1) * columns);
    const number = [...row].reduce((sum, value, bit) => sum + (value > 125 ? 2 ** bit : 0), 0);
    return { number, ms: Number.parseFloat(line) * 1_000 };
  });
}

const rate = 8_000;

/** When beeps begin, ms from the file's begin. */
export async function readBeeps(path: string): Promise<number[]> {
  const { stdout } = await run(
    'ffmpeg',
    [
      '-v',
      'error',
      '-i',
      path,
      '-af',
      'aresample=async=1:first_pts=0',
      '-ac',
      '1',
      '-ar',
      String(rate),
      '-f',
      's16le',
      '-',
    ],
    { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
  );
  const beeps: number[] = [];
  let quietSince = Number.NEGATIVE_INFINITY;
  for (let sample = 0; sample * 2 + 1 < stdout.length; sample += 1) {
    if (Math.abs(stdout.readInt16LE(sample * 2)) < 4_000) continue;
    // Half a second of quiet lies before each.
    if (sample - quietSince > rate / 2) beeps.push((sample * 1_000) / rate);
    quietSince = sample;
  }
  return beeps;
}

/** What ffprobe says of a file; rejects for what it cannot read. */
export async function probe(path: string) {
  const { stdout } = await run('ffprobe', [
    ...['-v', 'error', '-show_entries', 'stream=codec_name,width,height:format=duration,format_name'],
    ...['-of', 'json', path],
  ]);
  const { streams, format } = JSON.parse(stdout) as {
    streams: { codec_name: string; width?: number; height?: number }[];
    format: { duration?: string; format_name: string };
  };
  return {
    ...streams[0],
    durationMs: Number.parseFloat(format.duration ?? 'NaN') * 1_000,
    format: format.format_name,
  };
}
