import { createHash, createHmac } from 'node:crypto';
import type { JournalProof } from '@cloudseat/shared/nouns/service-case.ts';

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
export const chainStart = (caseId: string): string => sha256(`cloudseat case journal v1\n${caseId}`);

/** SHA-256 over the hash before and the entry as JSON with sorted keys: the same wherever it is computed. */
export const hashOf = (before: string, { sequence, ...line }: JournalLine & { sequence: number }): string =>
  sha256(`${before}\n${sequence}\n${canonicalJson(pickLine(line))}`);

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

/** Objects with sorted keys, nothing undefined, no space. Details are plain JSON. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const parts = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`);
  return `{${parts.join(',')}}`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
