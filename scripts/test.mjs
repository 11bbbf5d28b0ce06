// npm test: set-up with whatever Node there is, then all checks and tests on Node 24. `-- --only unit,types` picks steps.
import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureSetup } from './setup/ensure.mjs';
import { exitWithError } from './setup/say.mjs';

try {
  const setup = await ensureSetup({ redis: true, worker: true, client: false, tests: true });
  const main = fileURLToPath(new URL('test/main.ts', import.meta.url));
  const child = spawn(setup.node, [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    // Whatever a step calls `node` is to be this one as well.
    env: {
      ...process.env,
      PATH: `${dirname(setup.node)}${delimiter}${process.env.PATH ?? ''}`,
      ...(setup.workerBin ? { MEDIASOUP_WORKER_BIN: setup.workerBin } : {}),
    },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  exitWithError(error);
}
