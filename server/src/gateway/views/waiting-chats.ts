import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import type { ChatCount, MessageRepository } from '../../room/message.repository.ts';

export type WaitingChats = ReturnType<typeof createWaitingChats>;

const silent: ChatCount = { lastSequence: 0, messageCount: 0, unansweredCount: 0 };

/**
 * How much was written by who waits, remembered as `call-tickets.ts` remembers tickets: asked for by every desk each second
 * while a line moves, read from the database once, and kept current by the messages that every server is told.
 */
export function createWaitingChats(repository: Pick<MessageRepository, 'countOf'>, keptCount: number) {
  const known = new Map<CallId, ChatCount>();
  /** Being read: true once a message came meanwhile, which the answer may not have in it. */
  const reading = new Map<CallId, boolean>();

  async function read(missing: readonly CallId[], found: Map<CallId, ChatCount>): Promise<void> {
    for (const callId of missing) reading.set(callId, false);
    try {
      const counts = new Map((await repository.countOf(missing)).map((row) => [row.callId, row]));
      for (const callId of missing) {
        const count = counts.get(callId) ?? silent;
        found.set(callId, count);
        if (reading.get(callId) === false) known.set(callId, count);
      }
    } finally {
      for (const callId of missing) reading.delete(callId);
    }
  }

  return {
    async findMany(callIds: readonly CallId[]): Promise<ReadonlyMap<CallId, ChatCount>> {
      const found = new Map<CallId, ChatCount>();
      const missing = callIds.filter((callId) => !known.has(callId));
      if (missing.length > 0) await read(missing, found);
      for (const callId of callIds) found.set(callId, known.get(callId) ?? found.get(callId) ?? silent);
      for (const callId of known.keys()) {
        if (known.size <= keptCount) break;
        known.delete(callId);
      }
      return found;
    },
    /** Every message once, on every server. What was not asked for yet is read when it is. */
    note({ callId, sequence, sender, text }: Pick<Message, 'callId' | 'sequence' | 'sender' | 'text'>): void {
      const before = known.get(callId);
      if (reading.has(callId)) reading.set(callId, true);
      if (before === undefined || sequence <= before.lastSequence) return;
      const written = text === null ? 0 : 1;
      known.set(callId, {
        lastSequence: sequence,
        messageCount: before.messageCount + written,
        unansweredCount: sender === 'agent' && written > 0 ? 0 : before.unansweredCount + written,
      });
    },
  };
}
