import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

describe('a text to be read', () => {
  it('is cut at full stops, in either script', () => {
    expect(splitSentences('请稍等。马上就到！')).toEqual(['请稍等。', '马上就到！']);
    expect(splitSentences('Please wait. It is 3.5 minutes.')).toEqual(['Please wait', 'It is 3.5 minutes.']);
  });

  it('has no piece that takes a voice longer than some ten seconds, and loses nothing', () => {
    const chinese = '位置已保留，可以关闭本页去忙别的'.repeat(8);
    const english = 'a place is kept for you while you do something else '.repeat(8).trim();
    for (const [text, limit] of [
      [chinese, 44],
      [english, 130],
    ] as const) {
      const pieces = splitSentences(text);
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(limit);
      expect(pieces.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
    expect(splitSentences(chinese)[0]).toMatch(/，$/);
  });

  it('has no piece without a word in it', () => {
    expect(splitSentences(' · ——。')).toEqual([]);
  });
});
