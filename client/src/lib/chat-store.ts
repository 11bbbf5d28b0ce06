import type { RequestId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createLifetime } from './lifetime.ts';
import { newRequestId } from './request-id.ts';

export type ChatLine = { messageId: string; sequence: number };
/** `to`: for whom it is where one chat has several audiences, by the channel's own word. */
export type PendingMessage = { requestId: RequestId; text: string; to: string; hasFailed: boolean };
export type ChatState<Line> = {
  messages: readonly Line[];
  pending: readonly PendingMessage[];
  /** Messages of others that came while the chat was not open. */
  unreadCount: number;
};
/** The way to one chat on the server. */
export type ChatChannel<Line> = {
  /** Null: there is nothing to be had now. */
  list(afterSequence: number): Promise<{ messages: readonly Line[] } | null>;
  send(message: Pick<PendingMessage, 'requestId' | 'text' | 'to'>): Promise<{ message: Line }>;
  /** Each line as it is said, with the request that sent it. Returns the function that ends it. */
  onCreated(take: (line: Line, requestId: RequestId | null) => void): () => void;
  /** Some may have been missed. */
  onGap(load: () => void): () => void;
  isOwn(line: Line): boolean;
};
export type ChatStore<Line> = {
  state: Pick<StoreApi<ChatState<Line>>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** What is typed and not sent, for each audience: it stays while the chat is closed. */
  drafts: Map<string, string>;
  isOwn(line: Line): boolean;
  send(text: string, to: string): void;
  resend(requestId: string): void;
  setOpen(isOpen: boolean): void;
  close(): void;
};

/** Messages in order of their sequence, each once. */
export function mergeMessages<Line extends ChatLine>(known: readonly Line[], added: readonly Line[]): Line[] {
  const byId = new Map([...known, ...added].map((message) => [message.messageId, message]));
  return [...byId.values()].sort((left, right) => left.sequence - right.sequence);
}

/** One chat: what was said so far, what comes, what is being sent. A gap after a reconnect is fetched. */
export function createChatStore<Line extends ChatLine>(channel: ChatChannel<Line>): ChatStore<Line> {
  const lifetime = createLifetime();
  const store = createStore<ChatState<Line>>()(() => ({ messages: [], pending: [], unreadCount: 0 }));
  let isOpen = false;
  let hasHistory = false;

  function take(added: readonly Line[]): void {
    const { messages, unreadCount } = store.getState();
    const merged = mergeMessages(messages, added);
    const known = new Set(messages.map(({ messageId }) => messageId));
    const news = merged.filter((line) => !known.has(line.messageId) && !channel.isOwn(line)).length;
    const isCounted = hasHistory && !isOpen;
    store.setState({ messages: merged, unreadCount: isCounted ? unreadCount + news : unreadCount });
  }

  async function loadRest(): Promise<void> {
    const last = store.getState().messages.slice(-1)[0];
    try {
      const answer = await channel.list(last?.sequence ?? 0);
      if (answer === null) return;
      take(answer.messages);
      hasHistory = true;
    } catch (error) {
      console.warn('chat', error);
    }
  }

  /** It may be heard of before its own answer is there. */
  function drop(requestId: string | null): void {
    store.setState({ pending: store.getState().pending.filter((each) => each.requestId !== requestId) });
  }
  function mark(requestId: string, hasFailed: boolean): void {
    store.setState({
      pending: store
        .getState()
        .pending.map((each) => (each.requestId === requestId ? { ...each, hasFailed } : each)),
    });
  }

  async function deliver({ requestId, text, to }: PendingMessage): Promise<void> {
    try {
      const { message } = await channel.send({ requestId, text, to });
      drop(requestId);
      take([message]);
    } catch {
      mark(requestId, true);
    }
  }

  lifetime.defer(
    channel.onCreated((message, requestId) => {
      drop(requestId);
      take([message]);
    }),
  );
  lifetime.defer(channel.onGap(() => void loadRest()));
  void loadRest();

  return {
    state: store,
    drafts: new Map(),
    isOwn: channel.isOwn,
    send(text, to) {
      const message = { requestId: newRequestId(), text, to, hasFailed: false };
      store.setState({ pending: [...store.getState().pending, message] });
      void deliver(message);
    },
    resend(requestId) {
      const message = store.getState().pending.find((each) => each.requestId === requestId);
      if (message === undefined) return;
      mark(requestId, false);
      void deliver(message);
    },
    setOpen(open) {
      isOpen = open;
      if (open) store.setState({ unreadCount: 0 });
    },
    close: () => lifetime.end(),
  };
}
