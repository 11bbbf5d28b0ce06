import { createHash } from 'node:crypto';
import type { SealedPiece } from '@cloudseat/shared/dossier/expert-evidence.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { ReviewFile } from './expert-review.repository.ts';

/**
 * One thing that a part of a review remembers, rebuilt from the database each time it is asked for: the same rows give the same bytes.
 * It goes into the archive package below expert-review/.
 */
export type EvidencePiece = {
  /** E.g. `scores/<seatId>.json`; letters, digits, `-`, `_`, `/` and one ending. Names of people never stand in it. */
  name: string;
  /**
   * The action of the line in whose details its SHA-256 was written when it happened, e.g. `expert.scored` with the commitment: the
   * text is exactly what was hashed then. Null: it is bound by the line of the archive alone.
   */
  journalledIn: `expert.${string}` | null;
} & (
  | {
      /** `canonicalJson`; an `over: [{ name, sha256 }]` in it names the pieces it stands on, e.g. the report it signs. */
      text: string;
    }
  | {
      byteCount: number;
      /** The file itself; opened more than once. */
      open: () => Promise<AsyncIterable<Uint8Array>>;
    }
);
/**
 * What one part gives, for reviews that have come to a conclusion: nothing is sealed from anybody any more then. Marks of void places
 * are among it.
 */
export type EvidenceSource = (file: ReviewFile) => Promise<EvidencePiece[]>;
export type Evidence = ReturnType<typeof createEvidence>;

/** Each part adds what it remembers; whoever archives, exports or checks a review collects all of it. */
export function createEvidence() {
  const sources: EvidenceSource[] = [];
  return {
    add: (source: EvidenceSource): void => void sources.push(source),
    /** Throws where two parts give the same name. */
    async collect(file: ReviewFile): Promise<EvidencePiece[]> {
      const pieces = (await Promise.all(sources.map((list) => list(file)))).flat();
      const names = new Set(pieces.map(({ name }) => name));
      if (names.size !== pieces.length) throw new Error('two pieces of evidence have the same name');
      return pieces.toSorted((left, right) => (left.name < right.name ? -1 : 1));
    },
  };
}

/**
 * For the details of a journal line, as `evidence`: from then on the piece is there and is that one, or the check names it. What is
 * sealed while names or marks are hidden needs a nonce in its text: a hash of few possibilities is no secret.
 */
export const sealPieces = (
  pieces: readonly ({ name: string } & ({ text: string } | { sha256: string }))[],
): SealedPiece[] =>
  pieces.map((piece) => ({
    ...{ name: piece.name, journalledIn: null },
    sha256: 'text' in piece ? sha256Hex(piece.text) : piece.sha256,
  }));

/** Files are read whole, piece by piece. */
export async function hashPiece(piece: EvidencePiece): Promise<string> {
  if ('text' in piece) return sha256Hex(piece.text);
  const hash = createHash('sha256');
  for await (const bytes of await piece.open()) hash.update(bytes);
  return hash.digest('hex');
}
