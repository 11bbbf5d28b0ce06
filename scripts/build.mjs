// npm run build: the pages, if their sources have changed since the last build.
import { ensureClientBuild } from './setup/client-build.mjs';
import { exitWithError } from './setup/say.mjs';

try {
  await ensureClientBuild(process.execPath);
} catch (error) {
  exitWithError(error);
}
