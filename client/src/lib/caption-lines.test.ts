import { describe, expect, it } from 'vitest';
import { type CaptionLine, toSeconds, withCaption } from './caption-lines.ts';

const line = (participantId: string, utterance: number, text: string, isFinal = false): CaptionLine => ({
  participantId,
  caption: { utterance, isFinal, content: { kind: 'words', text } },
});
const read = (...told: CaptionLine[]) =>
  told
    .reduce<readonly CaptionLine[]>(withCaption, [])
    .map(({ participantId, caption: { content } }) =>
      content.kind === 'words' ? `${participantId}: ${content.text}` : participantId,
    );

describe('the lines of captions', () => {
  it.each([
    [
      'grow in place',
      [line('a', 1, '您'), line('a', 1, '您好'), line('a', 1, '您好。', true)],
      ['a: 您好。'],
    ],
    [
      'of two who speak at once stay each in its place',
      [line('a', 1, '您'), line('b', 1, '我'), line('a', 1, '您好'), line('b', 1, '我想')],
      ['a: 您好', 'b: 我想'],
    ],
    [
      'are the last three',
      [line('a', 1, '一', true), line('b', 1, '二', true), line('a', 2, '三', true), line('a', 3, '四')],
      ['b: 二', 'a: 三', 'a: 四'],
    ],
    ['are not undone by what comes late', [line('a', 1, '您好。', true), line('a', 1, '您')], ['a: 您好。']],
    ['are not followed by older ones', [line('a', 2, '新'), line('a', 1, '旧', true)], ['a: 新']],
  ])('%s', (_name, told, expected) => {
    expect(read(...told)).toEqual(expected);
  });
});

it('speech is counted in seconds, one at least', () => {
  expect([0, 400, 1_400, 1_600, 61_000].map(toSeconds)).toEqual([1, 1, 1, 2, 61]);
});
