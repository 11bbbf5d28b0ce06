import type { RecordingFeed } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { expect, it } from 'vitest';
import { KnownRecordings } from './known-recordings.ts';
import { Recording } from './recording.ts';
import { recordingTuning } from './tuning.ts';

const idOf = (name: string | number) => `rec-${name}` as RecordingId;
function make(name: string | number): Recording {
  // Nothing else of a feed is looked at.
  const feed = { recordingId: idOf(name), peerIds: ['ann'], cause: null } as unknown as RecordingFeed;
  return new Recording('room-1' as RoomId, feed, { onStatus: () => undefined, onGap: () => undefined });
}

it('forgets the oldest that are over, and none that runs', () => {
  const known = new KnownRecordings();
  known.add(make('runs'));
  known.learnIndex(idOf('runs'), 'track', 7);
  for (let count = 0; count <= recordingTuning.knownMax; count += 1) {
    const recording = make(count);
    known.learnIndex(idOf(count), 'track', 1);
    known.add(recording);
    recording.finish();
  }
  expect(known.get(idOf('runs'))).toBeDefined();
  expect(known.nextIndex(idOf('runs'), 'track')).toBe(7);
  expect([known.get(idOf(0)), known.nextIndex(idOf(0), 'track')]).toEqual([undefined, 0]);
  expect(known.get(idOf(recordingTuning.knownMax))).toBeDefined();
});

it('goes on counting what begins again in another room', () => {
  const known = new KnownRecordings();
  const first = make(1);
  known.add(first);
  first.segmentCount = 3;
  known.learnIndex(idOf(1), 'track', 3);
  known.learnIndex(idOf(1), 'track', 2);
  known.add(make(1));
  expect([known.get(idOf(1))?.segmentCount, known.nextIndex(idOf(1), 'track')]).toEqual([3, 3]);
});
