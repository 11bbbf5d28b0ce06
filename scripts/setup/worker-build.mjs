// Builds the media worker from the npm package's sources with Debian's libraries; nothing is downloaded.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, sayProgress, sayStep } from './say.mjs';

/** @param {string} command @param {string[]} args @param {(line: string) => void} [onLine] */
async function runOrFail(command, args, onLine) {
  const result = await run(command, args, onLine ? { onLine } : {});
  if (result.code === 0) return;
  process.stderr.write(`${result.tail}\n`);
  throw new SetupError(
    `媒体组件编译失败：${command}（详情见上）。`,
    `Building the media worker failed in ${command} (details above).`,
  );
}

/** Leaves `mediasoup-worker` in `folder`. @param {string} folder */
export async function buildWorker(folder) {
  sayStep(
    '编译媒体组件（两核约 3 分钟，仅此一次）',
    'Building the media worker (about 3 minutes on 2 cores, only once)',
  );
  const build = mkdtempSync(join(tmpdir(), 'cloudseat-worker-'));
  const remove = () => rmSync(build, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    await runOrFail('cmake', [
      '-G',
      'Ninja',
      '-DCMAKE_BUILD_TYPE=Release',
      `-DWORKER_DIR=${inProject('node_modules', 'mediasoup', 'worker')}`,
      '-S',
      inProject('scripts', 'mediasoup-worker'),
      '-B',
      build,
    ]);
    await runOrFail('ninja', ['-C', build], (line) => {
      const match = /^\[(\d+)\/(\d+)\]/.exec(line);
      if (match) sayProgress('编译 build', Number(match[1]), Number(match[2]));
    });
    copyFileSync(join(build, 'mediasoup-worker'), join(folder, 'mediasoup-worker'));
  } finally {
    remove();
    process.removeListener('exit', remove);
  }
}
