import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import type { SittingMessage } from '@cloudseat/shared/nouns/sitting-message.ts';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type ChatStore, createChatStore } from '../../lib/chat-store.ts';
import type { RoomSession } from '../../media/types.ts';
import type { Signal } from '../../signal/types.ts';
import { ownPlace } from './people.ts';

export type SittingChat = ChatStore<SittingMessage>;
type RoomSignal = Pick<Signal<'applicant' | 'staff'>, 'request' | 'on' | 'onSnapshot'>;

/** A review's chat as this page has it; what was missed is fetched each time one comes in, for outside there is nothing to be had. */
export function createSittingChat(
  signal: RoomSignal,
  { roomId, state }: Pick<RoomSession, 'state'> & { roomId: RoomId },
): SittingChat {
  const isIn = () => {
    const { room } = state.getState();
    return room !== null && ownPlace(room) === 'in';
  };
  return createChatStore<SittingMessage>({
    list: async (afterSequence) =>
      isIn() ? signal.request('sittingMessage:list', { roomId, afterSequence }) : null,
    send: ({ requestId, text, to }) =>
      signal.request('sittingMessage:send', { requestId, roomId, text, phase: to as SittingPhase }),
    onCreated: (take) =>
      signal.on('sittingMessage:created', ({ message, requestId }) => {
        if (message.roomId === roomId) take(message, requestId);
      }),
    onGap(load) {
      const stop = signal.onSnapshot(load);
      let wasIn = isIn();
      const leave = state.subscribe(() => {
        const isNow = isIn();
        if (isNow && !wasIn) load();
        wasIn = isNow;
      });
      return () => {
        stop();
        leave();
      };
    },
    isOwn: ({ senderId }) => senderId === state.getState().room?.selfId,
  });
}

const none = createStore(() => ({ unreadCount: 0 }));

/** Null until it is made; it lives as long as the room's session. */
export function useSittingChat(
  signal: RoomSignal,
  session: RoomSession,
): { chat: SittingChat | null; unreadCount: number } {
  const [chat, setChat] = useState<SittingChat | null>(null);
  useEffect(() => {
    const made = createSittingChat(signal, session);
    setChat(made);
    return made.close;
  }, [signal, session]);
  return { chat, unreadCount: useStore(chat?.state ?? none, (state) => state.unreadCount) };
}
