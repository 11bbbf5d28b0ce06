import type { NotificationPayload } from '@cloudseat/shared/contract/notifications.ts';
import type { CallId, RequestId } from '@cloudseat/shared/nouns/ids.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import { messageMaxLength } from '@cloudseat/shared/nouns/message-rules.ts';
import { describe, expect, it, vi } from 'vitest';
import { chatMaxLength } from '../../lib/chat-rules.ts';
import { mergeMessages } from '../../lib/chat-store.ts';
import type { Signal } from '../../signal/types.ts';
import { createCallChat } from './call-chat.ts';

const callId = 'call' as CallId;
const message = (sequence: number, sender: 'applicant' | 'agent' = 'agent') =>
  ({ messageId: `m${sequence}`, callId, sequence, sender, text: `${sequence}`, sentAt: sequence }) as Message;

/** A signal with a history, whose sends wait for `finish`. */
function fakeSignal(history: Message[]) {
  let onCreated: (payload: NotificationPayload<'message:created'>) => void = () => undefined;
  let onSnapshot: () => void = () => undefined;
  const sends: { resolve: (message: Message) => void; reject: () => void; requestId: string }[] = [];
  const request = vi.fn((name: string, input: { afterSequence: number; requestId: string }) => {
    if (name === 'message:list') {
      return Promise.resolve({ messages: history.filter(({ sequence }) => sequence > input.afterSequence) });
    }
    return new Promise((resolve, reject) => {
      sends.push({
        resolve: (made) => resolve({ message: made }),
        reject: () => reject(new Error('no')),
        requestId: input.requestId,
      });
    });
  });
  const signal = {
    request,
    on: (_name: string, handler: typeof onCreated) => {
      onCreated = handler;
      return () => undefined;
    },
    onSnapshot: (handler: () => void) => {
      onSnapshot = handler;
      return () => undefined;
    },
  } as unknown as Signal<'applicant'>;
  return {
    signal,
    request,
    sends,
    arrive: (made: Message, requestId: RequestId | null = null) => onCreated({ message: made, requestId }),
    reconnect: () => onSnapshot(),
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the chat', () => {
  it('keeps the order of the sequence and each message once', () => {
    const merged = mergeMessages([message(2)], [message(3), message(1), message(2)]);
    expect(merged.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });
  it('counts what the other side says while it is closed, not what was said before', async () => {
    const fake = fakeSignal([message(1)]);
    const chat = createCallChat(fake.signal, callId);
    await settle();
    expect(chat.state.getState().unreadCount).toBe(0);
    fake.arrive(message(2));
    expect(chat.state.getState().unreadCount).toBe(1);
    chat.setOpen(true);
    expect(chat.state.getState().unreadCount).toBe(0);
    fake.arrive(message(3));
    expect(chat.state.getState().unreadCount).toBe(0);
  });
  it('fetches what came in a gap', async () => {
    const history = [message(1)];
    const fake = fakeSignal(history);
    const chat = createCallChat(fake.signal, callId);
    await settle();
    history.push(message(2), message(3));
    fake.reconnect();
    await settle();
    expect(fake.request).toHaveBeenLastCalledWith('message:list', { callId, afterSequence: 1 });
    expect(chat.state.getState().messages).toHaveLength(3);
  });
  it('shows a message at once, and sends a failed one again as the same request', async () => {
    const fake = fakeSignal([]);
    const chat = createCallChat(fake.signal, callId);
    await settle();
    chat.send('你好', '');
    expect(chat.state.getState().pending).toMatchObject([{ text: '你好', hasFailed: false }]);
    fake.sends[0]?.reject();
    await settle();
    const { requestId } = chat.state.getState().pending[0] ?? { requestId: '' };
    expect(chat.state.getState().pending[0]?.hasFailed).toBe(true);
    chat.resend(requestId);
    expect(fake.sends[1]?.requestId).toBe(requestId);
    fake.sends[1]?.resolve(message(1, 'applicant'));
    await settle();
    expect(chat.state.getState()).toMatchObject({ pending: [], unreadCount: 0 });
    expect(chat.state.getState().messages).toHaveLength(1);
  });
  it('shows an own message once, although it is heard of before its answer', async () => {
    const fake = fakeSignal([]);
    const chat = createCallChat(fake.signal, callId);
    await settle();
    chat.send('你好', '');
    fake.arrive(message(1, 'applicant'), fake.sends[0]?.requestId as RequestId);
    expect(chat.state.getState()).toMatchObject({ pending: [], messages: [{ sequence: 1 }] });
    fake.sends[0]?.resolve(message(1, 'applicant'));
    await settle();
    expect(chat.state.getState().messages).toHaveLength(1);
  });
  it('takes as many letters as the server', () => {
    expect(chatMaxLength).toBe(messageMaxLength);
  });
});
