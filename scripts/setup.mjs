// npm run setup: everything `npm start` needs; with --tests what `npm test` needs as well. Starts nothing.
import { ensureSetup } from './setup/ensure.mjs';
import { exitWithError, say } from './setup/say.mjs';

try {
  const setup = await ensureSetup({
    redis: true,
    worker: true,
    client: true,
    tests: process.argv.includes('--tests'),
  });
  say('准备完成。', `Ready: Node ${setup.node}, media worker ${setup.workerBin}`);
} catch (error) {
  exitWithError(error);
}
