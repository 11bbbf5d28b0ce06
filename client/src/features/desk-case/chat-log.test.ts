import type { RequestId } from '@cloudseat/shared/nouns/ids.ts';
import { Message } from '@cloudseat/shared/nouns/message.ts';
import { describe, expect, it, vi } from 'vitest';
import { SignalError } from '../../lib/signal-error.ts';
import { createChatLog } from './chat-log.ts';

const message = (sequence: number, sender: 'applicant' | 'agent' = 'applicant', text = `t${sequence}`) =>
  Message.parse({
    messageId: `m${sequence}`,
    callId: 'c1',
    sequence,
    sender,
    senderName: 'n',
    text,
    material: null,
    link: null,
    sentAt: sequence,
  });

function setUp(history: Message[] = [], seenBefore = 0) {
  let seen = seenBefore;
  const list = vi.fn(async (after: number) => ({ messages: history.filter((m) => m.sequence > after) }));
  const send = vi.fn(async (text: string, _link: unknown, _requestId: RequestId) => ({
    message: message(9, 'agent', text),
  }));
  const log = createChatLog({
    list,
    send,
    seen: {
      read: () => seen,
      write: (sequence) => {
        seen = sequence;
      },
    },
  });
  const sequences = () => log.store.getState().messages.map((m) => m.sequence);
  return { log, list, send, sequences };
}

describe('the chat of a call', () => {
  it('shows each message once and in order, whichever way it came', async () => {
    const { log, sequences } = setUp([message(1), message(2)]);
    log.take([message(3)]);
    log.take([message(2)]);
    await log.load();
    log.store.setState({ messages: [] });
    await log.load();
    expect(sequences()).toEqual([1, 2]);
    log.take([message(4), message(3)]);
    expect(sequences()).toEqual([1, 2, 3, 4]);
  });

  it('counts what the applicant wrote while the chat was not on screen', () => {
    const { log } = setUp();
    log.take([message(1), message(2, 'agent')]);
    log.take([message(1)]);
    expect(log.store.getState().unreadCount).toBe(1);
    log.setOnScreen(true);
    log.take([message(3)]);
    expect(log.store.getState().unreadCount).toBe(0);
  });

  it('does not count again after a reload what was on screen before it', async () => {
    const { log } = setUp([message(1), message(2), message(3)], 2);
    await log.load();
    expect(log.store.getState().unreadCount).toBe(1);
  });

  it('shows a message at once and replaces it by the server’s', async () => {
    const { log, sequences } = setUp();
    log.sendText('  您好 ');
    expect(log.store.getState().outgoing).toMatchObject([{ text: '您好', error: null }]);
    await vi.waitFor(() => expect(log.store.getState().outgoing).toEqual([]));
    expect(sequences()).toEqual([9]);
  });

  it('keeps a message that failed, and sends it again', async () => {
    const { log, send } = setUp();
    send.mockRejectedValueOnce(new SignalError({ code: 'UNAVAILABLE', message: 'x' }));
    log.sendText('a');
    await vi.waitFor(() => expect(log.store.getState().outgoing[0]?.error?.code).toBe('UNAVAILABLE'));
    const requestId = log.store.getState().outgoing[0]?.requestId as RequestId;
    log.sendAgain(requestId);
    expect(log.store.getState().outgoing).toMatchObject([{ text: 'a', error: null }]);
    await vi.waitFor(() => expect(log.store.getState().outgoing).toEqual([]));
    expect(send.mock.calls).toEqual([1, 2].map(() => ['a', null, requestId]));
  });

  it('shows an own message once, although it is heard of before its answer', async () => {
    const { log, send, sequences } = setUp();
    const { promise, resolve } = Promise.withResolvers<{ message: Message }>();
    send.mockReturnValueOnce(promise);
    log.sendText('a');
    log.take([message(8, 'agent', 'another')]);
    expect(log.store.getState().outgoing).toHaveLength(1);
    log.take([message(9, 'agent', 'a')], log.store.getState().outgoing[0]?.requestId);
    expect(log.store.getState().outgoing).toEqual([]);
    resolve({ message: message(9, 'agent', 'a') });
    await promise;
    expect(sequences()).toEqual([8, 9]);
  });

  it('sends nothing for blank text', () => {
    const { log, send } = setUp();
    log.sendText('  \n ');
    expect(send).not.toHaveBeenCalled();
  });

  it('says when the history could not be had', async () => {
    const { log, list } = setUp();
    list.mockRejectedValueOnce(new Error('x'));
    await log.load();
    expect(log.store.getState().phase).toBe('failed');
    await log.load();
    expect(log.store.getState().phase).toBe('ready');
  });
});
