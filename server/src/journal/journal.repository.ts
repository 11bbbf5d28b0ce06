import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Database } from '../platform/db.ts';
import { makeId } from '../platform/ids.ts';
import { journalEntries } from './journal.schema.ts';

export type JournalEntry = {
  actorRole: string;
  actorId: string;
  /** noun.verb, e.g. `applicantPhone.revealed`. */
  action: string;
  callId: CallId | null;
  details?: Record<string, unknown>;
  at: number;
};
export type Journal = ReturnType<typeof createJournal>;

export function createJournal(db: Database) {
  return {
    /** Resolves when the entry is stored: what must be journaled is shown only after that. */
    async write({ at, details, ...entry }: JournalEntry): Promise<void> {
      await db
        .insert(journalEntries)
        .values({ ...entry, entryId: makeId(), details: details ?? {}, happenedAt: new Date(at) });
    },
  };
}
