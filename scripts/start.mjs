// npm start, npm run dev: set-up with whatever Node there is, then scripts/start/main.ts on Node 24.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureSetup } from './setup/ensure.mjs';
import { exitWithError } from './setup/say.mjs';
import { helpText } from './start/help.mjs';
import { parseStartOptions } from './start/options.mjs';

/** @param {string} node @param {NodeJS.ProcessEnv} env */
async function runMain(node, env) {
  if (node === process.execPath) {
    Object.assign(process.env, env);
    await import('./start/main.ts');
    return;
  }
  const main = fileURLToPath(new URL('start/main.ts', import.meta.url));
  const child = spawn(node, [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  // A Ctrl-C reaches both from the terminal; a signal sent to this process alone has to be passed on.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => process.exit(code ?? 1));
}

try {
  const options = parseStartOptions(process.argv.slice(2), process.env);
  if (options.help) {
    process.stdout.write(helpText);
  } else {
    const startedAt = String(Date.now());
    const setup = await ensureSetup({
      redis: !process.env.CLOUDSEAT_REDIS_URL,
      worker: !process.env.CLOUDSEAT_SFU_URLS,
      client: !options.dev,
      tests: false,
    });
    await runMain(setup.node, {
      CLOUDSEAT_STARTED_AT: startedAt,
      ...(setup.workerBin ? { MEDIASOUP_WORKER_BIN: setup.workerBin } : {}),
    });
  }
} catch (error) {
  exitWithError(error);
}
