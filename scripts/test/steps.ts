// The steps of `npm test`, in order, two at a time; those with browsers one by one. A check counts as one; the tests of a vitest project count one by one.
import { inProject } from '../setup/paths.mjs';
import type { LaneStep } from './lanes.ts';

export interface Step extends LaneStep {
  /** Arguments for this Node. */
  args: string[];
  /** Set for vitest: where its JSON report goes. */
  reportPath?: string;
}

const program = (...parts: string[]) => inProject('node_modules', ...parts);

/** vitest's projects, each a step with its own time; see vitest.config.ts. Longest first, so that the lanes end together. */
export const testProjects = ['flow', 'store', 'unit', 'socket', 'sfu', 'browser', 'pages'];
/**
 * Each with nothing beside it: one plays films, the other takes two of its own files at a time. Beside each other, talks lose their
 * pictures now and then, also where the pages have the lower priority.
 */
const aloneProjects = new Set(['browser', 'pages']);

const check = (name: string, ...args: string[]): Step => ({ name, args });
const afterBuild = (step: Step): Step => ({ ...step, after: 'build' });

/** Of all its files, or of these alone. */
export function vitestStep(project: string, files: readonly string[] = []): Step {
  const part = files.length === 0 ? project : `${project}-again`;
  const reportPath = inProject('node_modules', '.cache', 'cloudseat', `report-${part}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
  const args = [
    program('vitest', 'vitest.mjs'),
    'run',
    '--project',
    project,
    '--passWithNoTests',
    ...reporters,
    ...files,
  ];
  return {
    ...{ name: part, args, reportPath },
    ...(aloneProjects.has(project) ? { group: project } : {}),
  };
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
  afterBuild(check('budgets', inProject('scripts', 'check-budgets.ts'), '--quiet')),
  afterBuild(check('old-phones', inProject('scripts', 'check-old-phones.ts'))),
  ...testProjects.map((project) => afterBuild(vitestStep(project))),
];
