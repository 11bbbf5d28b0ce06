import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createLifetime } from '../../lib/lifetime.ts';
import { newRequestId } from '../../lib/request-id.ts';
import type { Signal } from '../../signal/types.ts';

export type PendingMessage = { requestId: string; text: string; hasFailed: boolean };
export type ChatState = {
  messages: readonly Message[];
  pending: readonly PendingMessage[];
  /** Messages of the other side that came while the chat was not open. */
  unreadCount: number;
};
export type ChatStore = {
  state: Pick<StoreApi<ChatState>, 'getState' | 'getInitialState' | 'subscribe'>;
  send(text: string): void;
  resend(requestId: string): void;
  setOpen(isOpen: boolean): void;
  close(): void;
};

/** Messages in order of their sequence, each once. */
export function mergeMessages(known: readonly Message[], added: readonly Message[]): Message[] {
  const byId = new Map([...known, ...added].map((message) => [message.messageId, message]));
  return [...byId.values()].sort((left, right) => left.sequence - right.sequence);
}

/** A call's chat: what was said so far, what comes, what is being sent. A gap after a reconnect is fetched. */
export function createChatStore(signal: Signal<'applicant'>, callId: CallId): ChatStore {
  const lifetime = createLifetime();
  const store = createStore<ChatState>()(() => ({ messages: [], pending: [], unreadCount: 0 }));
  let isOpen = false;
  let hasHistory = false;

  function take(added: readonly Message[]): void {
    const { messages, unreadCount } = store.getState();
    const merged = mergeMessages(messages, added);
    const news = merged.length - messages.length;
    const isFromOther = added.some(({ sender }) => sender === 'agent');
    const isNews = hasHistory && !isOpen && isFromOther;
    store.setState({ messages: merged, unreadCount: isNews ? unreadCount + news : unreadCount });
  }

  async function loadRest(): Promise<void> {
    const last = store.getState().messages.slice(-1)[0];
    try {
      const { messages } = await signal.request('message:list', {
        callId,
        afterSequence: last?.sequence ?? 0,
      });
      take(messages);
      hasHistory = true;
    } catch (error) {
      console.warn('chat', error);
    }
  }

  function setPending(pending: readonly PendingMessage[]): void {
    store.setState({ pending });
  }

  /** It may be heard of before its own answer is there. */
  function drop(requestId: string | null): void {
    setPending(store.getState().pending.filter((each) => each.requestId !== requestId));
  }

  async function deliver({ requestId, text }: PendingMessage): Promise<void> {
    try {
      const { message } = await signal.request('message:send', {
        callId,
        text,
        requestId: requestId as ReturnType<typeof newRequestId>,
      });
      drop(requestId);
      take([message]);
    } catch {
      setPending(
        store
          .getState()
          .pending.map((each) => (each.requestId === requestId ? { ...each, hasFailed: true } : each)),
      );
    }
  }

  lifetime.defer(
    signal.on('message:created', ({ message, requestId }) => {
      if (message.callId !== callId) return;
      drop(requestId);
      take([message]);
    }),
  );
  lifetime.defer(signal.onSnapshot(() => void loadRest()));
  void loadRest();

  return {
    state: store,
    send(text) {
      const message = { requestId: newRequestId(), text, hasFailed: false };
      setPending([...store.getState().pending, message]);
      void deliver(message);
    },
    resend(requestId) {
      const message = store.getState().pending.find((each) => each.requestId === requestId);
      if (message === undefined) return;
      setPending(
        store
          .getState()
          .pending.map((each) => (each.requestId === requestId ? { ...each, hasFailed: false } : each)),
      );
      void deliver(message);
    },
    setOpen(open) {
      isOpen = open;
      if (open) store.setState({ unreadCount: 0 });
    },
    close: () => lifetime.end(),
  };
}
