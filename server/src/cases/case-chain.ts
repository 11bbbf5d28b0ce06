import { createHmac } from 'node:crypto';
import type { JournalProof } from '@cloudseat/shared/nouns/service-case.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { sha256Hex } from '../platform/ids.ts';

/** An entry before it has its place in the chain. Times in ms since 1970. */
export type JournalLine = {
  at: number;
  actorRole: string;
  actorId: string;
  action: string;
  callId: string | null;
  details: Record<string, unknown>;
};
export type ChainedLine = JournalLine & { sequence: number; hash: string };
export type Head = { entryCount: number; journalHead: string; journalSeal: string };

/** What the first entry stands on: the case itself, so that no journal fits another case. */
export const chainStart = (caseId: string): string => sha256Hex(`cloudseat case journal v1\n${caseId}`);

/** SHA-256 over the hash before and the entry as JSON with sorted keys: the same wherever it is computed. */
export const hashOf = (before: string, { sequence, ...line }: JournalLine & { sequence: number }): string =>
  sha256Hex(`${before}\n${sequence}\n${canonicalJson(pickLine(line))}`);

/** Whoever can write to the database can compute the chain anew, and not this. */
export const sealOf = (key: Uint8Array, caseId: string, entryCount: number, head: string): string =>
  createHmac('sha256', key).update(`${caseId}\n${entryCount}\n${head}`).digest('base64url');

const pickLine = ({ at, actorRole, actorId, action, callId, details }: JournalLine): JournalLine => ({
  ...{ at, actorRole, actorId, action, callId, details },
});

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
