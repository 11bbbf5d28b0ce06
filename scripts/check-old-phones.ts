// Whether phones of 2019 (an Android WebView of Chrome 79, iOS 14.3) can read and run everything that the applicant's pages
// can load: syntax, interfaces and styles of the built files.

import { placeOf, reach, readChunks, readManifest, readModules } from './bundles/chunks.ts';
import { checkOldPhones } from './bundles/old-phones.ts';
import { reviewed } from './bundles/reviewed.ts';
import { inProject } from './setup/paths.mjs';

const folder = inProject('client', 'dist');
const all = readChunks(readManifest(folder));
// No list says who starts a worker: each counts as the applicant's.
const workers = [...all.values()].filter(({ isWorker }) => isWorker).map(({ name }) => name);
const chunks = reach(all, ['index', ...workers], { lazy: true });
const { problems, scriptCount, styleCount } = checkOldPhones(
  folder,
  chunks,
  reviewed,
  (chunk) => new Set(readModules(folder, chunk).map(([path]) => placeOf(path))),
);
for (const problem of problems) process.stdout.write(`✗ ${problem}\n`);
process.stdout.write(`${scriptCount} scripts, ${styleCount} styles, ${problems.length} problems\n`);
process.exitCode = problems.length > 0 || scriptCount === 0 ? 1 : 0;
