import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import { createWaitingChats } from './waiting-chats.ts';

const a = 'a' as CallId;
const b = 'b' as CallId;

it('reads each chat once, and counts on by what every server is told', async () => {
  const asked: CallId[][] = [];
  const chats = createWaitingChats(
    {
      async countOf(callIds) {
        asked.push([...callIds]);
        return callIds.includes(a)
          ? [{ callId: a, lastSequence: 3, messageCount: 2, unansweredCount: 1 }]
          : [];
      },
    },
    10,
  );
  const line = { callId: a, sequence: 4, sender: 'applicant', text: '请问' } as const;
  // Not asked for yet: the database has it when it is.
  chats.note({ ...line, sequence: 3 });
  expect((await chats.findMany([a, b])).get(a)).toMatchObject({ messageCount: 2, unansweredCount: 1 });
  chats.note(line);
  chats.note(line);
  chats.note({ ...line, sequence: 5, text: null });
  const counts = await chats.findMany([a, b]);
  expect(counts.get(a)).toMatchObject({ messageCount: 3, unansweredCount: 2 });
  expect(counts.get(b)).toMatchObject({ messageCount: 0, unansweredCount: 0 });
  chats.note({ ...line, sequence: 6, sender: 'agent' });
  expect((await chats.findMany([a])).get(a)).toMatchObject({ messageCount: 4, unansweredCount: 0 });
  expect(asked).toEqual([[a, b]]);
});

it('reads again what was written while it was being read', async () => {
  let answer: (rows: []) => void = () => {};
  let count = 0;
  const countOf = () => {
    count += 1;
    return new Promise<[]>((resolve) => {
      answer = resolve;
    });
  };
  const chats = createWaitingChats({ countOf }, 10);
  const first = chats.findMany([a]);
  chats.note({ callId: a, sequence: 1, sender: 'applicant', text: '您好' });
  answer([]);
  await first;
  const second = chats.findMany([a]);
  answer([]);
  await second;
  await chats.findMany([a]);
  expect(count).toBe(2);
});

it('forgets the oldest beyond what it keeps', async () => {
  let count = 0;
  const countOf = async (callIds: readonly CallId[]) => {
    count += callIds.length;
    return [];
  };
  const chats = createWaitingChats({ countOf }, 1);
  await chats.findMany([a]);
  await chats.findMany([b]);
  await chats.findMany([a]);
  expect(count).toBe(3);
});
