import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

type Options = {
  signal: AbortSignal;
  /** Ms of the result that are done. */
  onTime?: (ms: number) => void;
  folder: string;
};

/** Of what works on films and on recordings that have ended: talks that go on come first. */
const niceness = 19;
const quiet = ['-hide_banner', '-loglevel', 'error'];

/** ffmpeg or ffprobe ended with an error; `words` are its last. */
export class FfmpegFailure extends Error {
  override readonly name = 'FfmpegFailure';
  readonly words: string;
  constructor(program: string, code: number | null, words: string) {
    super(`${program} ended with ${code}: ${words}`);
    this.words = words;
  }
}

/**
 * Debian's ffmpeg, in a process of its own at the lowest priority, that dies with this server and with `signal`. Throws with its
 * last words; gives what it complained about where it went on all the same.
 */
export function runFfmpeg(args: readonly string[], { signal, onTime, folder }: Options): Promise<string> {
  const ordered = ['ffmpeg', '-nostdin', ...quiet, '-progress', 'pipe:1', '-y', ...args];
  return run(ordered, folder, signal, (line) => {
    const found = /^out_time_us=(\d+)/.exec(line);
    if (found) onTime?.(Number(found[1]) / 1_000);
  });
}

/** What ffprobe says of a file, as JSON. */
export async function probeMedia(
  args: readonly string[],
  { signal, folder }: Pick<Options, 'signal' | 'folder'>,
): Promise<unknown> {
  let text = '';
  await run(['ffprobe', ...quiet, '-of', 'json', ...args], folder, signal, (line) => {
    text += line;
  });
  return JSON.parse(text);
}

function run(
  command: readonly string[],
  folder: string,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // Files are named by their places in the folder; times are drawn as the district's clocks show them.
    const setting = ['TZ=CST-8', 'setpriv', '--pdeathsig', 'KILL', 'nice', '-n', String(niceness)];
    const child = spawn('env', [...setting, ...command], {
      ...{ cwd: folder, signal, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'] },
    });
    let words = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      words = `${words}${bytes}`.slice(-2_000);
    });
    if (child.stdout) createInterface({ input: child.stdout }).on('line', onLine);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(words.trim());
      else reject(new FfmpegFailure(command[0] ?? '', code, words.trim()));
    });
  });
}
