import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { createChatLog, createSeenMark } from '../../features/desk-case/chat-log.ts';
import { createLifetime } from '../../lib/lifetime.ts';
import type { Signal } from '../../signal/types.ts';

/** One call's chat over the desk's connection: its history, and what comes in until it is closed. */
export function openChat(signal: Signal<'staff'>, callId: CallId, storage: Storage = sessionStorage) {
  const chat = createChatLog({
    list: (afterSequence) => signal.request('message:list', { callId, afterSequence }),
    send: (text, link, requestId) => signal.request('message:send', { callId, text, link, requestId }),
    seen: createSeenMark(callId, storage),
  });
  const lifetime = createLifetime();
  lifetime.defer(
    signal.on('message:created', ({ message, requestId }) => {
      if (message.callId === callId) chat.take([message], requestId);
    }),
  );
  // What was written while the connection was away.
  lifetime.defer(signal.onSnapshot(() => void chat.load()));
  void chat.load();
  return { chat, close: () => lifetime.end() };
}
