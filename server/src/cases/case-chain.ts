import { createHmac } from 'node:crypto';
import {
  type ChainedLine,
  entryText,
  type JournalLine,
  startText,
} from '@cloudseat/shared/dossier/journal-text.ts';
import type { JournalProof } from '@cloudseat/shared/nouns/service-case.ts';
import { sha256Hex } from '../platform/ids.ts';

export type { ChainedLine, JournalLine };
export type Head = { entryCount: number; journalHead: string; journalSeal: string };

/** What the first entry stands on: the case itself, so that no journal fits another case. */
export const chainStart = (caseId: string): string => sha256Hex(startText(caseId));

/** SHA-256 over the hash before and the entry as JSON with sorted keys: the same wherever it is computed. */
export const hashOf = (before: string, line: JournalLine & { sequence: number }): string =>
  sha256Hex(entryText(before, line));

/** Whoever can write to the database can compute the chain anew, and not this. */
export const sealOf = (key: Uint8Array, caseId: string, entryCount: number, head: string): string =>
  createHmac('sha256', key).update(`${caseId}\n${entryCount}\n${head}`).digest('base64url');

/** Entries in order of their sequence, against the head that is kept apart from them. */
export function verifyChain(
  caseId: string,
  lines: readonly ChainedLine[],
  head: Head,
  key: Uint8Array,
): JournalProof {
  const { entryCount, journalHead } = head;
  const fault = findFault(caseId, lines, head, key);
  return { isIntact: fault === null, entryCount, head: journalHead, fault };
}

function findFault(
  caseId: string,
  lines: readonly ChainedLine[],
  { entryCount, journalHead, journalSeal }: Head,
  key: Uint8Array,
): JournalProof['fault'] {
  let before = chainStart(caseId);
  for (const [index, line] of lines.entries()) {
    const sequence = index + 1;
    if (line.sequence > sequence) return { sequence, kind: 'missing' };
    if (line.sequence < sequence || sequence > entryCount)
      return { sequence: line.sequence, kind: 'inserted' };
    if (hashOf(before, line) !== line.hash) return { sequence, kind: 'changed' };
    before = line.hash;
  }
  if (lines.length < entryCount) return { sequence: lines.length + 1, kind: 'missing' };
  const isSealed = journalSeal === sealOf(key, caseId, entryCount, journalHead);
  return before === journalHead && isSealed
    ? null
    : { sequence: Math.max(1, lines.length), kind: 'headMoved' };
}
