import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { MessageId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { addNumbered } from './numbered.ts';
import { sittingMessages } from './sitting-message.schema.ts';

/** A line as it is stored and told between servers. `openSequence`: null for what was said in the closed part. */
export type SittingLine = {
  messageId: MessageId;
  reviewId: string;
  roomId: RoomId;
  sequence: number;
  openSequence: number | null;
  phase: SittingPhase;
  senderId: PeerId;
  senderName: string;
  senderTitle: LocalText;
  text: string;
  /** ms. */
  sentAt: number;
};
export type NewSittingLine = Omit<SittingLine, 'sequence' | 'openSequence'>;
export type SittingMessageRepository = ReturnType<typeof createSittingMessageRepository>;

export function createSittingMessageRepository(db: Database, cipher: FieldCipher) {
  const { reviewId, sequence, openSequence } = sittingMessages;
  const fromRow = ({ textEncrypted, sentAt, ...row }: typeof sittingMessages.$inferSelect): SittingLine =>
    ({ ...row, text: cipher.decrypt(textEncrypted), sentAt: sentAt.getTime() }) as SittingLine;
  const nextOf = (column: typeof sequence | typeof openSequence, of: string) =>
    sql<number>`(select coalesce(max(${column}), 0) + 1 from ${sittingMessages} where ${reviewId} = ${of})`;
  return {
    /** Adds a line behind the last one of its review. */
    async add({ text, sentAt, ...line }: NewSittingLine): Promise<SittingLine> {
      const values = {
        ...{ ...line, textEncrypted: cipher.encrypt(text), sentAt: new Date(sentAt) },
        sequence: nextOf(sequence, line.reviewId),
        openSequence: line.phase === 'openSession' ? nextOf(openSequence, line.reviewId) : null,
      };
      const row = await addNumbered(async () => {
        const [added] = await db.insert(sittingMessages).values(values).onConflictDoNothing().returning();
        return added;
      });
      return fromRow(row);
    },

    /** The last `limit` lines behind `after`, by the count of those who read them, oldest first. */
    async list(
      of: string,
      { isWhole, after, limit }: { isWhole: boolean; after: number; limit: number },
    ): Promise<SittingLine[]> {
      // Nothing of the closed part has a number among the open lines.
      const number = isWhole ? sequence : openSequence;
      const rows = await db
        .select()
        .from(sittingMessages)
        .where(and(eq(reviewId, of), gt(number, after)))
        .orderBy(desc(number))
        .limit(limit);
      return rows.map(fromRow).reverse();
    },
  };
}
