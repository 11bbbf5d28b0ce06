import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import { type ChatStore, createChatStore } from '../../lib/chat-store.ts';
import type { Signal } from '../../signal/types.ts';

export type CallChat = ChatStore<Message>;

/** A call's chat, as its applicant has it. */
export const createCallChat = (signal: Signal<'applicant'>, callId: CallId): CallChat =>
  createChatStore<Message>({
    list: (afterSequence) => signal.request('message:list', { callId, afterSequence }),
    send: ({ requestId, text }) => signal.request('message:send', { callId, text, requestId }),
    onCreated: (take) =>
      signal.on('message:created', ({ message, requestId }) => {
        if (message.callId === callId) take(message, requestId);
      }),
    onGap: signal.onSnapshot,
    isOwn: ({ sender }) => sender === 'applicant',
  });
