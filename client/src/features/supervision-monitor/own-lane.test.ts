import { Lane } from '@cloudseat/shared/nouns/media-source.ts';
import { expect, it } from 'vitest';
import { ownLane } from './own-lane.ts';

it('says by the room who hears one: nobody before it is known', () => {
  expect(ownLane(null)).toBe('monitor');
  const laneOf = (lane: Lane) =>
    ownLane({
      selfId: 'me',
      participants: [
        { participantId: 'other', lane: 'whisper' },
        { participantId: 'me', lane },
      ],
    } as never);
  expect(Lane.options.map((lane) => [lane, laneOf(lane)])).toEqual([
    ['main', 'main'],
    ['held', 'monitor'],
    ['private', 'main'],
    ['monitor', 'monitor'],
    ['whisper', 'whisper'],
  ]);
});
