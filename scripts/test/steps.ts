// The steps of `npm test`, in order. A check counts as one; the tests of a vitest project count one by one.
import { inProject } from '../setup/paths.mjs';

export interface Step {
  name: string;
  /** Arguments for this Node. */
  args: string[];
  /** Set for vitest: where its JSON report goes. */
  reportPath?: string;
}

const program = (...parts: string[]) => inProject('node_modules', ...parts);

/** vitest's projects, each a step with its own time; see vitest.config.ts. */
export const testProjects = ['unit', 'store', 'socket', 'sfu', 'flow', 'browser'];

const check = (name: string, ...args: string[]): Step => ({ name, args });

function vitestStep(project: string): Step {
  const reportPath = inProject('node_modules', '.cache', 'cloudseat', `report-${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
  const args = [
    program('vitest', 'vitest.mjs'),
    'run',
    '--project',
    project,
    '--passWithNoTests',
    ...reporters,
  ];
  return { name: project, args, reportPath };
}

export const steps: Step[] = [
  check(
    'format+lint',
    program('@biomejs', 'biome', 'bin', 'biome'),
    'ci',
    '--diagnostic-level=error',
    '--max-diagnostics=50',
    ...(process.stdout.isTTY ? [] : ['--colors=off']),
  ),
  check('types', program('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'),
  // With the names of a browser, since parts of these files run in one.
  check('types-e2e', program('typescript', 'bin', 'tsc'), '-p', 'tsconfig.e2e.json'),
  check('types-client', program('typescript', 'bin', 'tsc'), '-p', 'client/tsconfig.json'),
  check('dead-code', program('knip', 'bin', 'knip.js'), '--no-progress'),
  check('architecture', inProject('scripts', 'check-architecture.ts')),
  check('languages', inProject('scripts', 'check-locales.ts')),
  check('build', inProject('scripts', 'build.mjs'), '--no-budgets'),
  check('budgets', inProject('scripts', 'check-budgets.ts'), '--quiet'),
  check('old-phones', inProject('scripts', 'check-old-phones.ts')),
  ...testProjects.map(vitestStep),
];
