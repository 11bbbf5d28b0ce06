// npm run build: the pages, if their sources have changed since the last build; and whether each part keeps its budget.
import { ensureClientBuild } from './setup/client-build.mjs';
import { inProject } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { exitWithError, SetupError } from './setup/say.mjs';

async function checkBudgets() {
  const result = await run(process.execPath, [inProject('scripts', 'check-budgets.ts'), '--quiet']);
  if (result.code === 0) return;
  process.stderr.write(`${result.tail}\n`);
  throw new SetupError(
    '网页超出大小预算（详情见上）。',
    'A part of the pages is over its budget (details above).',
  );
}

try {
  await ensureClientBuild(process.execPath);
  // `npm test` counts the budgets as a check of their own.
  if (!process.argv.includes('--no-budgets')) await checkBudgets();
} catch (error) {
  exitWithError(error);
}
