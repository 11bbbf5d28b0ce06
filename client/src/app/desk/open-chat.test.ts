import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { createFakeSocket } from '../../signal/fake-socket.test-support.ts';
import { createSignal } from '../../signal/signal.ts';
import { makeDesk } from './desk-view.fixture.ts';
import { openChat } from './open-chat.ts';

const callId = 'own' as CallId;
const message = (sequence: number, of = callId) =>
  ({ messageId: `m${sequence}`, callId: of, sequence, sender: 'applicant', text: 'x' }) as Message;
const storage = { getItem: () => null, setItem: () => undefined } as unknown as Storage;

async function start() {
  vi.stubGlobal('sessionStorage', storage);
  const fake = createFakeSocket();
  const signal = createSignal({ side: 'staff', socket: fake.socket });
  await fake.goOnline({ side: 'staff', desk: makeDesk({ version: 1 }) });
  const { chat, close } = openChat(signal, callId, storage);
  const sequences = () => chat.store.getState().messages.map(({ sequence }) => sequence);
  const listed = () => fake.last('message:list');
  return { fake, close, sequences, listed };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

it('has the history of its call, and what comes to it only', async () => {
  const { fake, sequences, listed } = await start();
  expect(listed()?.input).toMatchObject({ callId, afterSequence: 0 });
  listed()?.answer({ ok: true, data: { messages: [message(1)] } });
  await fake.settle();
  fake.fire('message:created', { message: message(2), requestId: null });
  fake.fire('message:created', { message: message(3, 'other' as CallId), requestId: null });
  expect(sequences()).toEqual([1, 2]);
});

it('fetches what was written while the connection was away', async () => {
  const { fake, listed } = await start();
  listed()?.answer({ ok: true, data: { messages: [message(1)] } });
  await fake.settle();
  await fake.goOnline({ side: 'staff', desk: makeDesk({ version: 2 }) });
  expect(listed()?.input).toMatchObject({ callId, afterSequence: 1 });
});

it('hears nothing once it is closed', async () => {
  const { fake, close, sequences, listed } = await start();
  const first = listed();
  close();
  fake.fire('message:created', { message: message(1), requestId: null });
  expect(sequences()).toEqual([]);
  await fake.goOnline({ side: 'staff', desk: makeDesk({ version: 2 }) });
  expect(listed()).toBe(first);
});
