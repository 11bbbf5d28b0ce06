import type { RequestId } from '@cloudseat/shared/nouns/ids.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import type { MessageLink } from '@cloudseat/shared/nouns/message-link.ts';
import { createStore } from 'zustand/vanilla';
import { newRequestId } from '../../lib/request-id.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';

export type OutgoingMessage = {
  requestId: RequestId;
  text: string;
  link: MessageLink | null;
  error: SignalError | null;
};
export type ChatState = {
  phase: 'loading' | 'ready' | 'failed';
  /** In the order of the server's sequence, each once. */
  messages: readonly Message[];
  outgoing: readonly OutgoingMessage[];
  /** Messages of the applicant that came while the chat was not on screen. */
  unreadCount: number;
};
type ChatLogOptions = {
  list: (afterSequence: number) => Promise<{ messages: Message[] }>;
  send: (text: string, link: MessageLink | null, requestId: RequestId) => Promise<{ message: Message }>;
  /** The last message that was on screen, kept over a reload. */
  seen: { read: () => number; write: (sequence: number) => void };
};

export function mergeMessages(known: readonly Message[], added: readonly Message[]): Message[] {
  const bySequence = new Map(known.map((message) => [message.sequence, message]));
  for (const message of added) bySequence.set(message.sequence, message);
  return [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
}

/** One call's chat: history, what comes in, what is being sent, and how much was not seen yet. */
export function createChatLog({ list, send, seen }: ChatLogOptions) {
  const store = createStore<ChatState>()(() => ({
    phase: 'loading',
    messages: [],
    outgoing: [],
    unreadCount: 0,
  }));
  let isOnScreen = false;

  /** An own line, by its `requestId`, may be heard of before the answer to it is there. */
  function take(added: readonly Message[], requestId: RequestId | null = null): void {
    store.setState(({ messages, outgoing }) => ({
      messages: mergeMessages(messages, added),
      outgoing: outgoing.filter((entry) => entry.requestId !== requestId),
    }));
    countUnread();
  }
  function countUnread(): void {
    const { messages } = store.getState();
    const last = messages.at(-1)?.sequence ?? 0;
    if (isOnScreen && last > seen.read()) seen.write(last);
    const seenSequence = seen.read();
    const unread = messages.filter(
      ({ sender, sequence }) => sender === 'applicant' && sequence > seenSequence,
    );
    store.setState({ unreadCount: unread.length });
  }

  /** Fetches what is missing: the history at first, the rest after a lost connection. */
  async function load(): Promise<void> {
    const { messages } = store.getState();
    try {
      const answer = await list(messages.at(-1)?.sequence ?? 0);
      take(answer.messages);
      store.setState({ phase: 'ready' });
    } catch {
      if (store.getState().phase !== 'ready') store.setState({ phase: 'failed' });
    }
  }

  async function deliver(entry: OutgoingMessage): Promise<void> {
    try {
      const { message } = await send(entry.text, entry.link, entry.requestId);
      take([message], entry.requestId);
    } catch (error) {
      setError(entry.requestId, toSignalError(error));
    }
  }
  function setError(requestId: RequestId, error: SignalError | null): void {
    store.setState(({ outgoing }) => ({
      outgoing: outgoing.map((entry) => (entry.requestId === requestId ? { ...entry, error } : entry)),
    }));
  }

  return {
    store,
    load,
    take,
    sendText(given: string, link: MessageLink | null = null) {
      const text = given.trim();
      if (text === '') return;
      const entry: OutgoingMessage = { requestId: newRequestId(), text, link, error: null };
      store.setState((state) => ({ outgoing: [...state.outgoing, entry] }));
      void deliver(entry);
    },
    /** As the same request: where it arrived after all, it is not said twice. */
    sendAgain(requestId: RequestId) {
      const entry = store.getState().outgoing.find((candidate) => candidate.requestId === requestId);
      if (!entry) return;
      setError(requestId, null);
      void deliver(entry);
    },
    setOnScreen(value: boolean) {
      isOnScreen = value;
      countUnread();
    },
  };
}
export type ChatLog = ReturnType<typeof createChatLog>;

/** The last message seen of one call, in this tab's own storage. */
export function createSeenMark(callId: string, storage: Storage): ChatLogOptions['seen'] {
  const key = `cloudseat.desk.seen.${callId}`;
  return {
    read: () => Number(storage.getItem(key) ?? 0),
    write: (sequence) => storage.setItem(key, String(sequence)),
  };
}
