// npm run media-node: set-up with whatever Node there is, then one media node by itself, for CLOUDSEAT_SFU_URLS of the servers.
import { ensureSetup } from './setup/ensure.mjs';
import { inProject } from './setup/paths.mjs';
import { runProgram } from './setup/run-program.mjs';
import { exitWithError } from './setup/say.mjs';

try {
  const { node, workerBin } = await ensureSetup({ redis: false, worker: true, client: false, tests: false });
  await runProgram(node, inProject('sfu', 'src', 'main.ts'), {
    ...(workerBin ? { MEDIASOUP_WORKER_BIN: workerBin } : {}),
  });
} catch (error) {
  exitWithError(error);
}
