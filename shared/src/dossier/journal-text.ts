import { canonicalJson } from './canonical-json.ts';

/** An entry of a case's journal before it has its place in the chain. Times in ms since 1970. */
export type JournalLine = {
  at: number;
  actorRole: string;
  actorId: string;
  action: string;
  callId: string | null;
  details: Record<string, unknown>;
};
export type ChainedLine = JournalLine & { sequence: number; hash: string };

/** Its SHA-256 is what the first entry stands on: the case itself, so that no journal fits another case. */
export const startText = (caseId: string): string => `cloudseat case journal v1\n${caseId}`;

/** Its SHA-256 is the entry's hash: the hash before, the place, and the entry as JSON with sorted keys. */
export function entryText(before: string, { sequence, ...line }: JournalLine & { sequence: number }): string {
  const { at, actorRole, actorId, action, callId, details } = line;
  return `${before}\n${sequence}\n${canonicalJson({ at, actorRole, actorId, action, callId, details })}`;
}
