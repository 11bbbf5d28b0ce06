import { describe, expect, it } from 'vitest';
import { createSoundReader } from './microphone-sound.ts';
import { createSilenceJudge, type Heard } from './silence-judge.ts';

/** A look a second: what the judge says at each. */
function judgeAll(heard: readonly Heard[], judge = createSilenceJudge()) {
  return heard.map((each, second) => judge.judge(each, second * 1_000));
}
const times = (count: number, heard: Heard): Heard[] => Array.from({ length: count }, () => heard);

describe('a microphone that is open', () => {
  it('and gives nothing at all is opened again once, then told, until a sound comes', () => {
    const verdicts = judgeAll([...times(20, 'nothing'), 'sound', 'sound']);
    expect(verdicts.filter((verdict) => verdict === 'reopen')).toHaveLength(1);
    expect(verdicts.indexOf('reopen')).toBe(6);
    expect(verdicts.indexOf('silent')).toBe(11);
    expect(verdicts.slice(-3)).toEqual(['silent', 'fine', 'fine']);
  });
  it('of somebody who says nothing gives the noise of the room, and is fine', () => {
    expect(new Set(judgeAll(times(600, 'sound')))).toEqual(new Set(['fine']));
  });
  it('is fine while it is muted, for as long as that takes, and begins anew after', () => {
    const verdicts = judgeAll([...times(5, 'nothing'), ...times(60, 'off'), ...times(5, 'nothing')]);
    expect(new Set(verdicts)).toEqual(new Set(['fine']));
  });
  it('keeps its verdict while nobody can tell', () => {
    const judge = createSilenceJudge();
    judgeAll(times(15, 'nothing'), judge);
    expect(judge.judge('unknown', 16_000)).toBe('silent');
    expect(judge.judge('nothing', 17_000)).toBe('silent');
    expect(judge.judge('off', 18_000)).toBe('fine');
  });
  it('switches itself off between words: known by its coming back, until something happens to it', () => {
    const judge = createSilenceJudge();
    const verdicts = judgeAll(['sound', ...times(4, 'nothing'), 'sound', ...times(60, 'nothing')], judge);
    expect(new Set(verdicts)).toEqual(new Set(['fine']));
    judge.doubt();
    expect(judge.judge('nothing', 100_000)).toBe('reopen');
  });
});

describe('the figures of what is about to be sent', () => {
  const report = (figures: object, id = 'a') =>
    new Map([['x', { id, type: 'media-source', kind: 'audio', ...figures }]]) as unknown as RTCStatsReport;
  const figures = (totalSamplesDuration: number, totalAudioEnergy: number, audioLevel = 0) => ({
    ...{ totalSamplesDuration, totalAudioEnergy, audioLevel },
  });
  it('tell of sound, of exact zeros, and of a microphone that gives no samples', () => {
    const read = createSoundReader();
    expect(read(report(figures(1, 0.5)))).toBe('unknown');
    expect(read(report(figures(2, 0.500001)))).toBe('sound');
    expect(read(report(figures(3, 0.500001)))).toBe('nothing');
    expect(read(report(figures(4, 0.500001, 0.00003)))).toBe('sound');
    expect(read(report(figures(4, 0.500001, 0.00003)))).toBe('nothing');
  });
  it('begin anew with another track', () => {
    const read = createSoundReader();
    read(report(figures(9, 3)));
    expect(read(report(figures(1, 0), 'b'))).toBe('unknown');
    expect(read(report(figures(2, 0), 'b'))).toBe('nothing');
  });
  it('are missing in some browsers', () => {
    const read = createSoundReader();
    expect(read(report({}))).toBeNull();
    expect(read(report({ audioLevel: 0.1 }))).toBe('sound');
  });
});
