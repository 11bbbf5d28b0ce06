import type { RecordedTrack, RecordingGap } from '@cloudseat/shared/nouns/recording.ts';
import { meantGaps } from '@cloudseat/shared/nouns/recording.ts';
import { describe, expect, it } from 'vitest';
import {
  columnsFor,
  gapAt,
  gapsOnLine,
  isMeant,
  isRunning,
  lengthOf,
  peopleAt,
  peopleOf,
  thumbnailAt,
} from './recording-time.ts';

const begin = 1_000_000;
type Change = Omit<Partial<RecordedTrack>, 'trackId'> & { trackId: string };
const track = (change: Change) => {
  const { startedAt = begin, endedAt = begin + 60_000 } = change;
  return {
    participantId: 'p1',
    role: 'applicant',
    displayName: '张**',
    source: 'camera',
    kind: 'video',
    startedAt: begin,
    endedAt: begin + 60_000,
    segmentCount: 12,
    byteCount: 1,
    spans: [{ startedAt, endedAt }],
    ...change,
  } as RecordedTrack;
};
const gap = (fromMs: number, toMs: number, change: Partial<RecordingGap> = {}): RecordingGap => ({
  cause: 'hold',
  startedAt: begin + fromMs,
  endedAt: begin + toMs,
  trackId: null,
  statement: null,
  ...change,
});
const face = track({ trackId: 'face' });
const voice = track({ trackId: 'voice', source: 'microphone', kind: 'audio' });
const agent = { participantId: 'p2', role: 'agent', displayName: '王敏' } as Partial<RecordedTrack>;
const agentFace = track({ ...agent, trackId: 'agentFace', startedAt: begin + 5_000 });
const agentScreen = track({ ...agent, trackId: 'agentScreen', source: 'screen', startedAt: begin + 20_000 });
const recording = {
  startedAt: begin,
  endedAt: begin + 60_000,
  tracks: [agentScreen, agentFace, voice, face],
};

it('the causes that are meant are those of the contract', () => {
  for (const cause of meantGaps) expect(isMeant(cause)).toBe(true);
  expect(isMeant('recorderLost')).toBe(false);
});

it('a recording is as long as it ran, or as its tracks while it runs', () => {
  expect(lengthOf({ ...recording, gaps: [] })).toBe(60_000);
  expect(lengthOf({ ...recording, endedAt: null, gaps: [] })).toBe(60_000);
  expect(lengthOf({ ...recording, endedAt: null, tracks: [], gaps: [] })).toBe(0);
});

describe('gaps on the line of time', () => {
  it('are those of the whole recording, in order, from its begin, cut to it', () => {
    const gaps = [
      gap(50_000, 70_000, { cause: 'nodeLost' }),
      gap(10_000, 20_000),
      gap(1, 2, { trackId: face.trackId }),
    ];
    const line = gapsOnLine({ ...recording, gaps });
    expect(line).toEqual([
      { fromMs: 10_000, toMs: 20_000, cause: 'hold', isMeant: true },
      { fromMs: 50_000, toMs: 60_000, cause: 'nodeLost', isMeant: false },
    ]);
    expect(gapAt(line, 15_000)?.cause).toBe('hold');
    expect(gapAt(line, 20_000)).toBeNull();
  });
});

describe('people of a recording', () => {
  const people = peopleOf(recording.tracks);
  it('are each there once with all they sent, the applicant first', () => {
    expect(people.map(({ displayName }) => displayName)).toEqual(['张**', '王敏']);
    expect(people[0]?.camera).toBe(face);
    expect(people[0]?.voices).toEqual([voice]);
    expect(people[1]?.screen).toBe(agentScreen);
  });
  it('are seen from when they came, and as what they sent then', () => {
    const at = (ms: number) => peopleAt(people, begin + ms).map(({ displayName }) => displayName);
    expect(at(1_000)).toEqual(['张**']);
    expect(at(5_000)).toEqual(['张**', '王敏']);
    expect(at(60_000)).toEqual([]);
    expect(peopleAt(people, begin + 30_000)[1]).toMatchObject({ hasFace: true, hasScreen: true });
  });
  it('are there by their voice where the camera was off', () => {
    const spans = [
      { startedAt: begin, endedAt: begin + 10_000 },
      { startedAt: begin + 20_000, endedAt: begin + 60_000 },
    ];
    const withOff = peopleOf([{ ...face, spans }, voice]);
    expect(peopleAt(withOff, begin + 20_000)[0]?.hasFace).toBe(true);
    expect(peopleAt(withOff, begin + 15_000)[0]).toMatchObject({ displayName: '张**', hasFace: false });
  });
});

it('a track is got ready a little before it has something to show', () => {
  expect(isRunning(agentFace, begin + 4_000)).toBe(false);
  expect(isRunning(agentFace, begin + 4_000, 3_000)).toBe(true);
});

it('a grid is as wide as its people need', () => {
  expect([1, 2, 4, 5, 9].map(columnsFor)).toEqual([1, 2, 2, 3, 3]);
});

it('a place has the nearest thumbnail, where there are any', () => {
  const thumbnails = { trackId: face.trackId, everyMs: 5_000, count: 4 };
  expect([0, 2_400, 2_600, 99_000].map((at) => thumbnailAt(thumbnails, at))).toEqual([0, 0, 1, 3]);
  expect(thumbnailAt(null, 0)).toBeNull();
  expect(thumbnailAt({ ...thumbnails, count: 0 }, 0)).toBeNull();
});
