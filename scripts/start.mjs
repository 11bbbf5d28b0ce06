// npm start, npm run dev: set-up with whatever Node there is, then scripts/start/main.ts on Node 24.
import { ensureSetup } from './setup/ensure.mjs';
import { inProject } from './setup/paths.mjs';
import { runProgram } from './setup/run-program.mjs';
import { exitWithError } from './setup/say.mjs';
import { helpText } from './start/help.mjs';
import { parseStartOptions } from './start/options.mjs';

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
    await runProgram(setup.node, inProject('scripts', 'start', 'main.ts'), {
      CLOUDSEAT_STARTED_AT: startedAt,
      ...(setup.workerBin ? { MEDIASOUP_WORKER_BIN: setup.workerBin } : {}),
    });
  }
} catch (error) {
  exitWithError(error);
}
