import { describe, expect, it } from 'vitest';
import { SpeakerFinder } from './speaker-finder.ts';

describe('who speaks', () => {
  it('is nobody before anybody was heard, whoever is taken for dominant', () => {
    const finder = new SpeakerFinder<string>();
    expect(finder.suggest('a', 0)).toBeNull();
    expect(finder.hear(['a'], 300)).toBe('a');
    expect(finder.hear(['a'], 600)).toBeNull();
  });

  it('is the first who is heard, though another was taken for dominant', () => {
    const finder = new SpeakerFinder<string>();
    finder.suggest('a', 0);
    expect(finder.hear(['b', 'c'], 300)).toBe('b');
  });

  it('changes with the dominant speaker at once, and not with a louder cough', () => {
    const finder = new SpeakerFinder<string>();
    finder.hear(['a'], 0);
    finder.suggest('a', 100);
    expect(finder.hear(['b', 'a'], 300)).toBeNull();
    expect(finder.suggest('b', 400)).toBe('b');
  });

  it('goes to the loudest when the speaker has been silent for a second', () => {
    const finder = new SpeakerFinder<string>();
    finder.hear(['a'], 0);
    expect(finder.hear(['b'], 600)).toBeNull();
    expect(finder.hear(['b'], 1_000)).toBe('b');
  });

  it('may be who left and came back', () => {
    const finder = new SpeakerFinder<string>();
    finder.suggest('a', 0);
    finder.hear(['a'], 300);
    finder.forget('a');
    expect(finder.hear(['a'], 600)).toBe('a');
  });
});
