import { type DossierFile, type Manifest, placed } from '../dossier-format.ts';
import type { FoundEntry } from './read-zip.ts';
import type { ReportBuilder } from './report.ts';

/** A file of the package, what the signed list says of it (null: it is on no list), and the name it should have. */
export type MatchedEntry = { entry: FoundEntry; file: DossierFile | null; path: string };

/** Files that the list cannot have: it is one of them, and the others are made of it. */
export const tail: readonly string[] = [placed.manifest, placed.head, placed.signature];

/**
 * What lies in the package against the list of what should: by name, and what has another name by its place and size. Names
 * what is missing, what was added, and what stands in another order.
 */
export function matchEntries(
  entries: readonly FoundEntry[],
  manifest: Manifest,
  report: ReportBuilder,
): MatchedEntry[] {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const here = new Set(entries.map(({ path }) => path));
  const gone = manifest.files.filter(({ path }) => !here.has(path));
  const seen = new Set<string>();
  const matched = entries.map((entry): MatchedEntry => {
    const { path } = entry;
    if (seen.has(path)) {
      report.fault('files', 'twice', path);
      return { entry, file: null, path };
    }
    seen.add(path);
    const file = listed.get(path);
    if (file || tail.includes(path)) return { entry, file: file ?? null, path };
    const ofTail = tail[entries.indexOf(entry) - entries.length + tail.length];
    if (ofTail !== undefined && !here.has(ofTail)) {
      here.add(ofTail);
      report.fault('files', 'renamed', ofTail, path);
      return { entry, file: null, path: ofTail };
    }
    const renamed = findRenamed(entry, entries, gone, manifest);
    if (renamed === undefined) report.fault('files', 'added', path);
    else {
      gone.splice(gone.indexOf(renamed), 1);
      report.fault('files', 'renamed', renamed.path, path);
    }
    return { entry, file: renamed ?? null, path: renamed?.path ?? path };
  });
  for (const { path } of gone) report.fault('files', 'missing', path);
  for (const path of tail) if (!here.has(path)) report.fault('files', 'missing', path);
  const order = [...manifest.files.map(({ path }) => path), ...tail].filter((path) => here.has(path));
  const actual = entries.map(({ path }) => path).filter((path) => listed.has(path) || tail.includes(path));
  const wrong = actual.find((path, index) => order[index] !== path);
  if (wrong !== undefined) report.fault('package', 'outOfOrder', wrong);
  return matched;
}

const findRenamed = (
  entry: FoundEntry,
  entries: readonly FoundEntry[],
  gone: readonly DossierFile[],
  manifest: Manifest,
): DossierFile | undefined => {
  const inPlace = manifest.files[entries.indexOf(entry)];
  if (inPlace && gone.includes(inPlace) && inPlace.size === entry.size) return inPlace;
  const sameCrc = (file: DossierFile) =>
    file.size === entry.size && Number.parseInt(file.crc32, 16) === entry.crc32;
  return gone.find(sameCrc);
};
