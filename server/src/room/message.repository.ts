import type { AgentId, ApplicantId, CallId, MaterialId, MessageId } from '@cloudseat/shared/nouns/ids.ts';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { messages } from './message.schema.ts';

export type MessageRow = {
  messageId: MessageId;
  callId: CallId;
  sequence: number;
  sender: 'applicant' | 'agent';
  senderId: ApplicantId | AgentId;
  senderName: string;
  text: string | null;
  materialId: MaterialId | null;
  sentAt: Date;
};
export type NewMessage = Omit<MessageRow, 'sequence'>;
export type MessageRepository = ReturnType<typeof createMessageRepository>;

const maxTries = 5;

export function createMessageRepository(db: Database) {
  return {
    /** Adds a line behind the last one of its call; two senders at once get two numbers. */
    async add(message: NewMessage): Promise<MessageRow> {
      for (let attempt = 0; attempt < maxTries; attempt += 1) {
        const next = sql<number>`(select coalesce(max(${messages.sequence}), 0) + 1 from ${messages} where ${messages.callId} = ${message.callId})`;
        const [row] = await db
          .insert(messages)
          .values({ ...message, sequence: next })
          .onConflictDoNothing({ target: [messages.callId, messages.sequence] })
          .returning();
        if (row) return row as MessageRow;
      }
      throw new Error('the chat is too busy: no number could be had for a line');
    },

    /** The last `limit` lines behind `afterSequence`, oldest first. */
    async list(callId: CallId, afterSequence: number, limit: number): Promise<MessageRow[]> {
      const isWanted = and(eq(messages.callId, callId), gt(messages.sequence, afterSequence));
      const rows = await db
        .select()
        .from(messages)
        .where(isWanted)
        .orderBy(desc(messages.sequence))
        .limit(limit);
      return (rows as MessageRow[]).reverse();
    },
  };
}
