import type { GapNote, RecorderStatus, RecordingFeed } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId, TrackId } from '@cloudseat/shared/nouns/recording.ts';
import { expect, it } from 'vitest';
import { Recording } from './recording.ts';

const feed = (peerIds: string[], cause: RecordingFeed['cause'] = null) =>
  ({ recordingId: 'rec-1' as RecordingId, peerIds, cause }) as RecordingFeed;
const room = { isFull: false };

function begin() {
  const told: (RecorderStatus | GapNote)[] = [];
  const recording = new Recording('room-1' as RoomId, feed(['ann']), {
    onStatus: (status) => told.push(status),
    onGap: (gap) => told.push(gap),
  });
  recording.settle(room, 1_000);
  return { recording, told };
}

it('tells each change once, and what was missing before what follows', () => {
  const { recording, told } = begin();
  recording.settle(room, 1_500);
  recording.feed = feed([], 'privacy');
  recording.settle(room, 2_000);
  recording.feed = feed(['ann']);
  recording.settle(room, 3_000);
  recording.finish();
  recording.settle(room, 9_000);
  expect(told).toMatchObject([
    { state: 'recording', cause: null, since: 1_000 },
    { state: 'resting', cause: 'privacy', since: 2_000 },
    { cause: 'privacy', startedAt: 2_000, endedAt: 3_000, trackId: null },
    { state: 'recording', cause: null, since: 3_000 },
    { state: 'finished', cause: null },
  ]);
});

it('rests without a gap where nobody is there', () => {
  const { recording, told } = begin();
  recording.feed = feed([]);
  recording.settle(room, 2_000);
  recording.feed = feed(['ann']);
  recording.settle(room, 3_000);
  expect(told.map((each) => ('state' in each ? each.state : each.cause))).toEqual([
    'recording',
    'resting',
    'recording',
  ]);
});

it('misses what a dead recorder had not written, of the tracks that were written then', () => {
  const { recording, told } = begin();
  recording.lostAt = 10_000;
  recording.settle(room, 10_000);
  const salvaged = (trackId: string, until: number) => recording.noteSalvaged(trackId as TrackId, until);
  salvaged('camera', 5_000);
  salvaged('camera', 9_700);
  salvaged('microphone', 9_900);
  salvaged('screen, ended long ago', 3_000);
  recording.lostAt = null;
  recording.settle(room, 10_800);
  expect(told.at(-2)).toMatchObject({ cause: 'recorderLost', startedAt: 9_700, endedAt: 10_800 });
});

it('names the disk before the recorder, and a rest before both', () => {
  const { recording } = begin();
  recording.lostAt = 2_000;
  recording.settle({ isFull: true }, 2_000);
  expect(recording.status).toMatchObject({ state: 'gap', cause: 'diskFull' });
  recording.feed = feed([], 'consentWithdrawn');
  recording.settle({ isFull: true }, 3_000);
  expect(recording.status).toMatchObject({ state: 'resting', cause: 'consentWithdrawn' });
});
