import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { SittingMessage } from '@cloudseat/shared/nouns/sitting-message.ts';
import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomSession } from '../../media/types.ts';
import { createSittingChat } from './sitting-chat.ts';

const roomId = 'room' as RoomId;
const selfId = 'applicant-1';
const roomAs = (lane: 'main' | 'held') => ({
  selfId,
  participants: [{ participantId: selfId, lane }],
  sitting: { attendees: [{ participantId: selfId, standing: 'admitted' }] },
});
const line = (sequence: number, senderId = 'agent-1', of: string = roomId) =>
  ({ messageId: `m${sequence}`, roomId: of, sequence, senderId, text: `${sequence}` }) as SittingMessage;

function open(lane: 'main' | 'held') {
  const state = createStore(() => ({ room: roomAs(lane) }));
  const history: SittingMessage[] = [line(1)];
  let arrive: (told: { message: SittingMessage; requestId: string }) => void = () => undefined;
  const request = vi.fn(async (name: string, input: { afterSequence: number }) =>
    name === 'sittingMessage:list'
      ? { messages: history.filter(({ sequence }) => sequence > input.afterSequence) }
      : Promise.reject(new Error('the part is another one')),
  );
  const signal = {
    request,
    on: (_name: string, handler: typeof arrive) => {
      arrive = handler;
      return () => undefined;
    },
    onSnapshot: () => () => undefined,
  };
  // As much of a session as a chat asks of it.
  const chat = createSittingChat(signal as never, { roomId, state } as unknown as RoomSession);
  return {
    ...{ chat, history, request },
    move: (to: 'main' | 'held') => state.setState({ room: roomAs(to) }),
    arrive: (message: SittingMessage) => arrive({ message, requestId: 'r' }),
    texts: () => chat.state.getState().messages.map(({ text }) => text),
  };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('asks for nothing outside, and for what was missed each time one comes in', async () => {
  const room = open('held');
  await settle();
  expect(room.request).not.toHaveBeenCalled();
  room.move('main');
  await settle();
  expect(room.texts()).toEqual(['1']);
  room.move('held');
  room.history.push(line(2));
  room.move('main');
  await settle();
  expect(room.request).toHaveBeenLastCalledWith('sittingMessage:list', { roomId, afterSequence: 1 });
  expect(room.texts()).toEqual(['1', '2']);
});

it('counts what others say in this room alone', async () => {
  const room = open('main');
  await settle();
  room.arrive(line(2));
  room.arrive(line(3, selfId));
  room.arrive(line(4, 'agent-1', 'another room'));
  expect(room.texts()).toEqual(['1', '2', '3']);
  expect(room.chat.state.getState().unreadCount).toBe(1);
});

it('sends again to those it was written for, whoever is there by then', async () => {
  const room = open('main');
  await settle();
  room.chat.send('只给部门', 'closedDeliberation');
  await settle();
  const [pending] = room.chat.state.getState().pending;
  expect(pending).toMatchObject({ to: 'closedDeliberation', hasFailed: true });
  room.chat.resend(pending?.requestId ?? '');
  await settle();
  expect(room.request).toHaveBeenLastCalledWith('sittingMessage:send', {
    ...{ requestId: pending?.requestId, roomId, text: '只给部门', phase: 'closedDeliberation' },
  });
});
