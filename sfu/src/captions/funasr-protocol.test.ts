import { describe, expect, it } from 'vitest';
import { endMessage, frameSamples, parseMessage, startMessage } from './funasr-protocol.ts';

describe('FunASR’s streaming protocol', () => {
  it('begins with how the sound comes, 60 ms a frame, and ends with a word', () => {
    expect(JSON.parse(startMessage('one', 'en'))).toEqual({
      ...{ mode: '2pass', wav_name: 'one', wav_format: 'pcm', audio_fs: 16_000, is_speaking: true },
      ...{ chunk_size: [5, 10, 5], chunk_interval: 10, itn: true, svs_lang: 'en' },
    });
    expect(frameSamples).toBe(960);
    expect(JSON.parse(endMessage())).toEqual({ is_speaking: false });
  });

  it.each([
    ['a piece', { mode: '2pass-online', text: '您好', is_final: true }, { kind: 'piece', text: '您好' }],
    ['a sentence', { mode: '2pass-offline', text: '您好。' }, { kind: 'sentence', text: '您好。' }],
    ['a piece of a server with one pass', { mode: 'online', text: '好' }, { kind: 'piece', text: '好' }],
    [
      'a sentence with signs',
      { mode: '2pass-offline', text: '<|zh|><|NEUTRAL|><|Speech|><|withitn|>您好。' },
      { kind: 'sentence', text: '您好。' },
    ],
    ['an error', { is_end: true, error: 'no model' }, { kind: 'error', problem: 'no model' }],
    ['an error as an object', { error: { code: 1 } }, { kind: 'error', problem: 'an error' }],
    ['an acknowledgement', { is_end: true, is_final: true, error: null }, { kind: 'other' }],
    ['a mode of tomorrow', { mode: '3pass', text: 'x' }, { kind: 'other' }],
  ])('knows %s', (_name, message, expected) => {
    expect(parseMessage(JSON.stringify(message))).toEqual(expected);
  });

  it.each(['', 'no JSON', '[]', '"text"', '{"mode":1}', '{"mode":"online","text":{}}'])(
    'takes %j for an error',
    (text) => {
      expect(parseMessage(text)).toMatchObject({ kind: 'error' });
    },
  );

  it('cuts a sentence without an end', () => {
    const long = parseMessage(JSON.stringify({ mode: '2pass-offline', text: '长'.repeat(9_000) }));
    expect(long).toEqual({ kind: 'sentence', text: '长'.repeat(500) });
  });
});
