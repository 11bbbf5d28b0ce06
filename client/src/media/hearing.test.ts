import { expect, it } from 'vitest';
import { createMeantSilence, isSomebodyApart } from './hearing.ts';
import { roomView } from './room.test-support.ts';

it('a hold keeps the two sides apart, seen from either', () => {
  const held = roomView([], { isOnHold: true });
  expect(isSomebodyApart(held)).toBe(true);
  const [, agent] = held.participants;
  expect(agent && isSomebodyApart({ ...held, selfId: agent.participantId })).toBe(true);
  expect(isSomebodyApart(roomView([]))).toBe(false);
});

it('silence is meant at the look after a hold too: the sound began in between', () => {
  let isOnHold = false;
  const wasMeant = createMeantSilence(() => isOnHold);
  expect(wasMeant()).toBe(false);
  isOnHold = true;
  expect([wasMeant(), wasMeant()]).toEqual([true, true]);
  isOnHold = false;
  expect([wasMeant(), wasMeant()]).toEqual([true, false]);
});
