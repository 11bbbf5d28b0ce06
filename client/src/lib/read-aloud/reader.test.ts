import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReader } from './reader.ts';
import type { Saying, Speech } from './speech.ts';

function fakeSpeech() {
  const said: Saying[] = [];
  let cancelCount = 0;
  const speech: Speech = {
    say: (saying) => said.push(saying),
    cancel: () => {
      cancelCount += 1;
    },
    canSpeak: () => true,
    onVoices: () => () => undefined,
  };
  const last = () => {
    const saying = said.at(-1);
    if (saying === undefined) throw new Error('nothing was said');
    return saying;
  };
  return { speech, last, texts: () => said.map(({ text }) => text), cancelCount: () => cancelCount };
}
const pieces = [
  { text: 'one', node: 'first' },
  { text: 'two', node: 'first' },
  { text: 'three', node: 'second' },
];

describe('a reader', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says piece after piece in the language, and names what it stands in', () => {
    const { speech, last, texts } = fakeSpeech();
    const reader = createReader<string>(speech);
    reader.read(pieces, 'en');
    expect(reader.state.getState()).toEqual({ status: 'reading', node: 'first', isMute: false });
    last().onStart();
    last().onEnd();
    last().onEnd();
    expect(reader.state.getState().node).toBe('second');
    last().onEnd();
    expect(reader.state.getState()).toEqual({ status: 'idle', node: null, isMute: false });
    expect([texts(), last().locale]).toEqual([['one', 'two', 'three'], 'en']);
  });

  it('begins anew with the piece it was paused in, whatever the browser says late of the cancelled one', () => {
    const { speech, last, texts, cancelCount } = fakeSpeech();
    const reader = createReader<string>(speech);
    reader.read(pieces, 'zh-Hans');
    last().onEnd();
    const cancelled = last();
    reader.pause();
    cancelled.onError();
    cancelled.onEnd();
    expect([reader.state.getState().status, cancelCount()]).toEqual(['paused', 1]);
    reader.resume();
    expect(texts()).toEqual(['one', 'two', 'two']);
    reader.stop();
    expect(reader.state.getState().status).toBe('idle');
    reader.resume();
    expect(texts()).toHaveLength(3);
  });

  it('stops what it reads when it is to read something else', () => {
    const { speech, last, texts, cancelCount } = fakeSpeech();
    const reader = createReader<string>(speech);
    reader.read(pieces, 'en');
    const before = last();
    reader.read([{ text: 'news', node: 'first' }], 'en');
    before.onEnd();
    expect([texts(), cancelCount()]).toEqual([['one', 'news'], 1]);
  });

  it('says that it is mute where nothing is to be heard, or the voice fails', () => {
    const { speech, last } = fakeSpeech();
    const reader = createReader<string>(speech);
    reader.read(pieces, 'en');
    vi.advanceTimersByTime(4_000);
    expect(reader.state.getState()).toEqual({ status: 'idle', node: null, isMute: true });
    reader.read(pieces, 'en');
    expect(reader.state.getState()).toMatchObject({ status: 'reading', isMute: false });
    last().onStart();
    vi.advanceTimersByTime(60_000);
    expect(reader.state.getState()).toMatchObject({ status: 'reading', isMute: false });
    last().onError();
    expect(reader.state.getState().isMute).toBe(true);
  });
});
