import { expect, it } from 'vitest';
import { roomView } from '../../media/room.test-support.ts';
import { readTalk } from './read-talk.ts';

const talking = { phase: 'talking' } as const;
const live = (options = {}) =>
  ({
    ...{ phase: 'live', room: roomView([], options), step: 'full', ownStep: 'full' },
    remotes: [{ role: 'applicant' }, { role: 'agent' }],
  }) as unknown as NonNullable<Parameters<typeof readTalk>[1]>;

it('shows the agent first, then the applicant', () => {
  const { people, cover, room } = readTalk(talking, live(), true);
  expect(people.map(({ role }) => role)).toEqual(['agent', 'applicant']);
  expect([cover, room?.roomId]).toEqual([null, 'room']);
});

it.each([
  ['waiting', { phase: 'waiting' } as const, live(), true],
  ['telephone', { phase: 'telephone' } as const, null, true],
  ['reconnecting', talking, live(), false],
  ['reconnecting', talking, { ...live(), phase: 'reconnecting' as const }, true],
  ['failed', talking, { ...live(), phase: 'failed' as const }, true],
  ['held', talking, live({ isOnHold: true }), true],
  ['connecting', talking, null, true],
])('covers the people while the talk is %s', (cover, call, state, isOnline) => {
  expect(readTalk(call, state, isOnline).cover).toBe(cover);
});

it('a weak link of one’s own gives the sound the way, and says so', () => {
  expect(readTalk(talking, { ...live(), step: 'voice', ownStep: 'voice' }, true)).toMatchObject({
    ...{ hasPictures: false, isVoiceOnly: true },
  });
  expect(readTalk(talking, { ...live(), step: 'voice' }, true)).toMatchObject({
    ...{ hasPictures: false, isVoiceOnly: false },
  });
});
