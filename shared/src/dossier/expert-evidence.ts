// How an expert review stands in its case's journal and in the case's dossier: whoever seals, packs or checks it reads it here.

export const expertFolder = 'expert-review/';
export const piecePath = (name: string): string => `${expertFolder}${name}`;

/** In the details of a journal line, as `evidence`: what each piece was when the line was written. The last line that names one counts. */
export type SealedPiece = {
  /** Its path below expert-review/ in the package, e.g. `scores/4f….json`. */
  name: string;
  sha256: string;
  /** The action of an earlier line of this review in whose details the same SHA-256 stands; null: no earlier line has it. */
  journalledIn: string | null;
};
/** What a JSON piece stands on, as its `over`: a signature over the report, a verdict over an answer. */
export type StandsOn = { name: string; sha256: string };

export type PieceLine = { action: string; details: Record<string, unknown> };

const isSealed = (value: unknown): value is SealedPiece => {
  const { name, sha256, journalledIn } = (value ?? {}) as Partial<Record<keyof SealedPiece, unknown>>;
  return (
    typeof name === 'string' &&
    typeof sha256 === 'string' &&
    (journalledIn === null || typeof journalledIn === 'string')
  );
};
/** What a line seals; of a line that seals nothing, nothing. */
export const sealedBy = ({ details }: PieceLine): SealedPiece[] =>
  Array.isArray(details.evidence) ? details.evidence.filter(isSealed) : [];

/** What a line takes out again, e.g. a film its unit took back before the project was filed. */
const takenOutBy = ({ details: { evidenceGone } }: PieceLine): unknown[] =>
  Array.isArray(evidenceGone) ? evidenceGone : [];

/** What the lines seal, as they did it last. */
export function listSealed(lines: readonly PieceLine[]): Map<string, SealedPiece> {
  const sealed = new Map<string, SealedPiece>();
  for (const line of lines) {
    for (const name of takenOutBy(line)) sealed.delete(String(name));
    for (const piece of sealedBy(line)) sealed.set(piece.name, piece);
  }
  return sealed;
}

/** Whether that SHA-256 stands anywhere in the details of a line of that action. */
export function isJournalled(lines: readonly PieceLine[], action: string, sha256: string): boolean {
  const holds = (value: unknown): boolean =>
    value === sha256 ||
    (typeof value === 'object' && value !== null && Object.values(value).some((part) => holds(part)));
  return lines.some((line) => line.action === action && holds(line.details));
}

export function readStandsOn(text: string): StandsOn[] {
  try {
    const { over } = JSON.parse(text) as { over?: unknown };
    if (!Array.isArray(over)) return [];
    return over.filter(
      (each): each is StandsOn => typeof each?.name === 'string' && typeof each?.sha256 === 'string',
    );
  } catch {
    return [];
  }
}

export type PieceFault = {
  name: string;
  /**
   * changed: it is not what was sealed. missing: it was sealed and is not there. unsealed: it is there and no line seals it.
   * notInJournal: the line that should have its SHA-256 has it not. otherBasis: what it stands on is something else now.
   */
  problem: 'changed' | 'missing' | 'unsealed' | 'notInJournal' | 'otherBasis';
  other?: string;
};
/** A piece as it is now. `text`: of JSON. */
export type FoundPiece = { name: string; sha256: string; journalledIn: string | null; text: string | null };

/** Pieces as they are now against the journal of their review, whose chain whoever asks has checked. */
export function judgePieces(
  found: readonly FoundPiece[],
  lines: readonly PieceLine[],
  isArchived: boolean,
): PieceFault[] {
  const sealed = listSealed(lines);
  const faults: PieceFault[] = [];
  const byName = new Map(found.map((piece) => [piece.name, piece]));
  for (const { name } of sealed.values()) if (!byName.has(name)) faults.push({ name, problem: 'missing' });
  for (const { name, sha256, journalledIn, text } of found) {
    const known = sealed.get(name);
    if (known !== undefined && known.sha256 !== sha256) faults.push({ name, problem: 'changed' });
    else if (journalledIn !== null && !isJournalled(lines, journalledIn, sha256))
      faults.push({ name, problem: known ? 'notInJournal' : 'changed', other: journalledIn });
    else if (isArchived && known === undefined) faults.push({ name, problem: 'unsealed' });
    for (const basis of text === null ? [] : readStandsOn(text))
      if (byName.get(basis.name)?.sha256 !== basis.sha256)
        faults.push({ name, problem: 'otherBasis', other: basis.name });
  }
  return faults;
}
