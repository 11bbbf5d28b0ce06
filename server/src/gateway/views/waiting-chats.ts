import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import type { ChatCount, MessageRepository } from '../../room/message.repository.ts';
import { createKept } from './kept.ts';

export type WaitingChats = ReturnType<typeof createWaitingChats>;

const silent: ChatCount = { lastSequence: 0, messageCount: 0, unansweredCount: 0 };

/** How much was written by who waits, read once and kept current by the messages that every server is told. */
export function createWaitingChats(repository: Pick<MessageRepository, 'countOf'>, keptCount: number) {
  const kept = createKept<ChatCount>(async (callIds) => {
    const counts = new Map((await repository.countOf(callIds)).map((row) => [row.callId, row]));
    return new Map(callIds.map((callId) => [callId, counts.get(callId) ?? silent]));
  }, keptCount);
  return {
    findMany: (callIds: readonly CallId[]): Promise<ReadonlyMap<CallId, ChatCount>> => kept.findMany(callIds),
    note({ callId, sequence, sender, text }: Pick<Message, 'callId' | 'sequence' | 'sender' | 'text'>): void {
      const before = kept.peek(callId);
      if (before !== undefined && sequence <= before.lastSequence) return;
      // Being read just now, or one was missed on the way here: the database has them all.
      if (before === undefined || sequence !== before.lastSequence + 1) {
        kept.forget(callId);
        return;
      }
      const written = text === null ? 0 : 1;
      kept.set(callId, {
        lastSequence: sequence,
        messageCount: before.messageCount + written,
        unansweredCount: sender === 'agent' && written > 0 ? 0 : before.unansweredCount + written,
      });
    },
  };
}
