import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import type { CallRow } from '../../call/call.repository.ts';
import { createCallTickets } from './call-tickets.ts';

const id = (name: string) => name as CallId;
const row = (callId: CallId, ticketNumber: string | null) =>
  ({ callId, ticketNumber, networkGrade: 'good', hasCamera: true, hasMicrophone: true }) as CallRow;

/** A table that notes what it was asked for. */
function table(rows: Record<string, string | null>) {
  const asked: string[][] = [];
  return {
    asked,
    async listCalls(callIds: readonly CallId[]) {
      asked.push([...callIds]);
      return callIds.flatMap((callId) => (callId in rows ? [row(callId, rows[callId] ?? null)] : []));
    },
  };
}

it('asks the database once for a call, however many desks list it and at the same moment', async () => {
  const calls = table({ a: 'A001', b: 'A002', c: 'A003' });
  const tickets = createCallTickets(calls, 10);
  const lists = await Promise.all([
    tickets.findMany([id('a'), id('b')]),
    tickets.findMany([id('a'), id('b'), id('c')]),
    tickets.find(id('b')),
  ]);
  expect(calls.asked).toEqual([['a', 'b'], ['c']]);
  expect([...lists[1].values()].map((ticket) => ticket.ticketNumber).sort()).toEqual([
    'A001',
    'A002',
    'A003',
  ]);
  expect(lists[2]).toMatchObject({ ticketNumber: 'A002', networkGrade: 'good' });
  await tickets.findMany([id('a'), id('c')]);
  expect(calls.asked).toHaveLength(2);
});

it('remembers neither a draft nor a call that is not there', async () => {
  const rows: Record<string, string | null> = { draft: null };
  const calls = table(rows);
  const tickets = createCallTickets(calls, 10);
  expect(await tickets.find(id('draft'))).toBeNull();
  expect(await tickets.find(id('stranger'))).toBeNull();
  rows.draft = 'A001';
  expect(await tickets.find(id('draft'))).toMatchObject({ ticketNumber: 'A001' });
});

it('keeps no more than it may, and forgets first what was asked for longest ago', async () => {
  const calls = table({ a: 'A001', b: 'A002', c: 'A003' });
  const tickets = createCallTickets(calls, 2);
  for (const name of ['a', 'b', 'a', 'c']) await tickets.find(id(name));
  await tickets.find(id('a'));
  expect(calls.asked).toEqual([['a'], ['b'], ['c']]);
  await tickets.find(id('b'));
  expect(calls.asked.at(-1)).toEqual(['b']);
});

it('gives a whole list even when it is longer than what is kept', async () => {
  const tickets = createCallTickets(table({ a: 'A001', b: 'A002', c: 'A003' }), 1);
  expect((await tickets.findMany([id('a'), id('b'), id('c')])).size).toBe(3);
});

it('asks again after a query that failed', async () => {
  const calls = table({ a: 'A001' });
  let isAway = true;
  const tickets = createCallTickets(
    {
      listCalls: (callIds) =>
        isAway ? Promise.reject(new Error('the database is away')) : calls.listCalls(callIds),
    },
    10,
  );
  await expect(tickets.find(id('a'))).rejects.toThrow('away');
  isAway = false;
  expect(await tickets.find(id('a'))).toMatchObject({ ticketNumber: 'A001' });
});
