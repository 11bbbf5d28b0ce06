import type { RequestHandlers } from '../identity/principal.ts';
import { toPerson } from './room.socket.ts';
import type { SittingMessages } from './sitting-messages.ts';

/** Chat in the room of a review; who reads what is the sitting's to say. */
export const createSittingMessageHandlers = (
  messages: Pick<SittingMessages, 'send' | 'listInRoom'>,
): Pick<RequestHandlers, 'sittingMessage:send' | 'sittingMessage:list'> => ({
  async 'sittingMessage:send'({ roomId, ...writing }, { principal, pageId }) {
    return { message: await messages.send(roomId, toPerson(principal), pageId, writing) };
  },
  async 'sittingMessage:list'({ roomId, afterSequence }, { principal, pageId }) {
    return { messages: await messages.listInRoom(roomId, toPerson(principal), pageId, afterSequence) };
  },
});
