import { CaptureList } from '@cloudseat/shared/nouns/capture.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { eq, lt } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { callCaptures } from './capture.schema.ts';

export type CaptureRepository = ReturnType<typeof createCaptureRepository>;

/** The asks of running calls once more, for the day that Redis comes back without them. */
export function createCaptureRepository(db: Database) {
  return {
    async find(callId: CallId): Promise<CaptureList | null> {
      const [row] = await db.select().from(callCaptures).where(eq(callCaptures.callId, callId));
      return row ? CaptureList.parse(row) : null;
    },
    /** Of two servers that write at once the newer list stays. */
    async keep({ callId, version, captures }: CaptureList, at: number): Promise<void> {
      const row = { version, captures, changedAt: new Date(at) };
      await db
        .insert(callCaptures)
        .values({ callId, ...row })
        .onConflictDoUpdate({
          target: callCaptures.callId,
          set: row,
          setWhere: lt(callCaptures.version, version),
        });
    },
    async drop(callId: CallId): Promise<void> {
      await db.delete(callCaptures).where(eq(callCaptures.callId, callId));
    },
  };
}
