import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { playbackTuning } from '../tuning-playback.ts';

type Options = {
  signal: AbortSignal;
  /** Ms of the result that are done. */
  onTime?: (ms: number) => void;
  folder: string;
};

/**
 * Debian's ffmpeg, in a process of its own at the lowest priority, that dies with this server and with `signal`. Throws with its
 * last words.
 */
export function runFfmpeg(args: readonly string[], { signal, onTime, folder }: Options): Promise<void> {
  const { niceness } = playbackTuning;
  const quiet = ['-nostdin', '-hide_banner', '-loglevel', 'error', '-progress', 'pipe:1', '-y'];
  return run(['nice', '-n', String(niceness), 'ffmpeg', ...quiet, ...args], folder, signal, (line) => {
    const found = /^out_time_us=(\d+)/.exec(line);
    if (found) onTime?.(Number(found[1]) / 1_000);
  });
}

function run(
  command: readonly string[],
  folder: string,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // Files are named by their places in the folder; times are drawn as the district's clocks show them.
    const child = spawn('env', ['TZ=CST-8', 'setpriv', '--pdeathsig', 'KILL', ...command], {
      ...{ cwd: folder, signal, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'] },
    });
    let words = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      words = `${words}${bytes}`.slice(-2_000);
    });
    if (child.stdout) createInterface({ input: child.stdout }).on('line', onLine);
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}: ${words.trim()}`)),
    );
  });
}
