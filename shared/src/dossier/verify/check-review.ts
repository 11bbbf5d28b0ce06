import type { Manifest } from '../dossier-format.ts';
import { expertFolder, type FoundPiece, judgePieces, listSealed, piecePath } from '../expert-evidence.ts';
import type { ChainedLine } from '../journal-text.ts';
import type { Problem, ReportBuilder } from './report.ts';

type Given = {
  manifest: Manifest;
  entries: readonly (ChainedLine | null)[];
  /** What each file really hashes to. */
  sha256s: ReadonlyMap<string, string>;
  readText: (path: string) => Promise<string | null>;
  report: ReportBuilder;
};

const problems = {
  changed: 'notAsJournalled',
  missing: 'missing',
  unsealed: 'notInJournal',
  notInJournal: 'notInJournal',
  otherBasis: 'otherBasis',
} as const satisfies Record<string, Problem>;

/**
 * What an expert review remembers, against the lines of the journal that sealed it: each piece is what it was when it happened, none
 * is missing, and what was signed is what is here. A case without an archived review has none of it.
 */
export async function checkReview({ manifest, entries, sha256s, readText, report }: Given): Promise<void> {
  report.count('review', 0);
  const archived = entries.find((entry) => entry?.action === 'expert.archived');
  const files = manifest.files.filter(({ kind }) => kind === 'review');
  const reviewId = archived?.details.reviewId;
  const lines = entries.filter(
    (entry): entry is ChainedLine => entry !== null && entry.details.reviewId === reviewId,
  );
  const sealed = listSealed(archived ? lines : []);
  const found: FoundPiece[] = [];
  for (const { path } of files) {
    const sha256 = sha256s.get(path);
    // Missing in the package, which is said of its files.
    if (sha256 === undefined) continue;
    const name = path.startsWith(expertFolder) ? path.slice(expertFolder.length) : path;
    const text = name.endsWith('.json') ? await readText(path) : null;
    found.push({ name, sha256, text, journalledIn: sealed.get(name)?.journalledIn ?? null });
    report.count('review', 1);
  }
  if (archived === undefined && found.length === 0) return;
  for (const { name, problem, other } of judgePieces(found, lines, true))
    report.fault('review', problems[problem], piecePath(name), other && nameOther(problem, other));
}

const nameOther = (problem: string, other: string) => (problem === 'otherBasis' ? piecePath(other) : other);
