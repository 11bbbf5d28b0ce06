import type { AgentId, ApplicantId, CallId, MaterialId, MessageId } from '@cloudseat/shared/nouns/ids.ts';
import type { MessageLink } from '@cloudseat/shared/nouns/message-link.ts';
import { and, desc, eq, gt, inArray, max, sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { messages } from './message.schema.ts';
import { addNumbered } from './numbered.ts';

export type MessageRow = {
  messageId: MessageId;
  callId: CallId;
  sequence: number;
  sender: 'applicant' | 'agent';
  senderId: ApplicantId | AgentId;
  senderName: string;
  text: string | null;
  materialId: MaterialId | null;
  link: MessageLink | null;
  sentAt: Date;
};
/** Written lines; a file sent is none. `unansweredCount`: the applicant's behind the last of an agent. */
export type ChatCount = { lastSequence: number; messageCount: number; unansweredCount: number };
export type NewMessage = Omit<MessageRow, 'sequence' | 'link'> & { link?: MessageLink | null };
export type MessageRepository = ReturnType<typeof createMessageRepository>;

export function createMessageRepository(db: Database) {
  return {
    /** Adds a line behind the last one of its call; two senders at once get two numbers. */
    async add(message: NewMessage): Promise<MessageRow> {
      const next = sql<number>`(select coalesce(max(${messages.sequence}), 0) + 1 from ${messages} where ${messages.callId} = ${message.callId})`;
      return addNumbered(async () => {
        const [row] = await db
          .insert(messages)
          .values({ ...message, sequence: next })
          .onConflictDoNothing({ target: [messages.callId, messages.sequence] })
          .returning();
        return row as MessageRow | undefined;
      });
    },

    /** How much was written in each of these calls, and how much of it nobody has answered; silent ones are left out. */
    async countOf(callIds: readonly CallId[]): Promise<(ChatCount & { callId: CallId })[]> {
      if (callIds.length === 0) return [];
      const isWritten = sql`${messages.text} is not null`;
      const lastAnswer = sql`(select coalesce(max(answer.sequence), 0) from ${messages} answer where answer.call_id = ${messages.callId} and answer.sender = 'agent' and answer.text is not null)`;
      const rows = await db
        .select({
          callId: messages.callId,
          lastSequence: max(messages.sequence),
          messageCount: sql<number>`(count(*) filter (where ${isWritten}))::int`,
          unansweredCount: sql<number>`(count(*) filter (where ${isWritten} and ${messages.sequence} > ${lastAnswer}))::int`,
        })
        .from(messages)
        .where(inArray(messages.callId, [...callIds]))
        .groupBy(messages.callId);
      return rows.map(({ callId, lastSequence, messageCount, unansweredCount }) => ({
        callId: callId as CallId,
        lastSequence: lastSequence ?? 0,
        messageCount,
        unansweredCount,
      }));
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
