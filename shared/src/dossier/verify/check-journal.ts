import { canonicalJson } from '../canonical-json.ts';
import { type Manifest, placed } from '../dossier-format.ts';
import { type ChainedLine, entryText, startText } from '../journal-text.ts';
import { sha256OfText, type Tools } from './ports.ts';
import type { ReportBuilder } from './report.ts';

/** Each line of the file as an entry; null where it is none. */
export function readEntries(text: string): (ChainedLine | null)[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => {
    try {
      const entry = JSON.parse(line) as ChainedLine;
      const isEntry =
        Number.isInteger(entry.sequence) &&
        typeof entry.hash === 'string' &&
        typeof entry.details === 'object';
      return isEntry && canonicalJson(entry) === line ? entry : null;
    } catch {
      return null;
    }
  });
}

const nameEntry = (sequence: number) => `${placed.journal} #${sequence}`;

/** Recomputes the whole chain, from the case's own start to the head that is signed. */
export async function checkJournal(
  { case: { caseId }, journal }: Manifest,
  entries: readonly (ChainedLine | null)[],
  { tools, report }: { tools: Tools; report: ReportBuilder },
): Promise<void> {
  let before = await sha256OfText(tools, startText(caseId));
  let expected = 1;
  for (const entry of entries) {
    report.count('journal', 1);
    if (entry === null) {
      report.fault('journal', 'entryChanged', nameEntry(expected));
      expected += 1;
      continue;
    }
    if (entry.sequence < expected) {
      report.fault('journal', 'entryAdded', nameEntry(entry.sequence));
      continue;
    }
    for (; expected < entry.sequence; expected += 1) {
      report.fault('journal', 'entryMissing', nameEntry(expected));
      if (entry.sequence - expected > 100) expected = entry.sequence - 1;
    }
    if ((await sha256OfText(tools, entryText(before, entry))) !== entry.hash) {
      // An entry behind a hole stands on a hash that is not there.
      const wasHole = report.findings.some(({ subject }) => subject === nameEntry(expected - 1));
      if (!wasHole) report.fault('journal', 'entryChanged', nameEntry(entry.sequence));
    }
    before = entry.hash;
    expected = entry.sequence + 1;
  }
  const last = expected - 1;
  if (last < journal.entryCount)
    report.fault('journal', 'entryMissing', `${nameEntry(last + 1)}–${journal.entryCount}`);
  else if (last > journal.entryCount) report.fault('journal', 'entryAdded', nameEntry(last));
  else if (before !== journal.head) report.fault('journal', 'headMoved', placed.journal);
  report.count('journal', 0);
}

/** Everything in the entries that looks like a SHA-256. */
export function collectSha256s(entries: readonly (Pick<ChainedLine, 'details'> | null)[]): Set<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (/^[0-9a-f]{64}$/.test(value)) found.add(value);
    } else if (typeof value === 'object' && value !== null)
      for (const part of Object.values(value)) look(part);
  };
  for (const entry of entries) look(entry?.details);
  return found;
}
