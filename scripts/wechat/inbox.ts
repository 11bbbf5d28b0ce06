// Messages that arrived in people's WeChat, for tests and for people to read.
import type { WechatPerson } from './people.ts';
import type { MessageTemplate } from './templates.ts';

export type InboxMessage = {
  messageId: number;
  at: number;
  to: { personId: string; nickname: string };
  title: string;
  way: MessageTemplate['way'];
  values: Record<string, string>;
  url: string;
};
type NewMessage = {
  person: WechatPerson;
  template: MessageTemplate;
  values: Record<string, string>;
  url: string;
  /** The sender's own id: a second message with it is not delivered. */
  clientId: string;
};

export function createInbox(now: () => number) {
  const messages: InboxMessage[] = [];
  const known = new Map<string, number>();
  return {
    messages: messages as readonly InboxMessage[],
    /** Gives the message's id. */
    deliver({ person, template, values, url, clientId }: NewMessage): number {
      const key = `${person.personId} ${clientId}`;
      const before = clientId === '' ? undefined : known.get(key);
      if (before !== undefined) return before;
      const messageId = 3_000_000_000 + messages.length;
      const { personId, nickname } = person;
      const { title, way } = template;
      messages.push({ messageId, at: now(), to: { personId, nickname }, title, way, values, url });
      if (clientId !== '') known.set(key, messageId);
      return messageId;
    },
  };
}
export type Inbox = ReturnType<typeof createInbox>;
