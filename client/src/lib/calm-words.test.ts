import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { calmEveryMs, createCalmWords } from './calm-words.ts';

describe('calm words', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are said at once, then every 20 s at most, the newest alone and none twice', () => {
    const said: string[] = [];
    const calm = createCalmWords(calmEveryMs, (words) => said.push(words));
    calm.offer('three ahead', false);
    calm.offer('two ahead', false);
    calm.offer('one ahead', false);
    vi.advanceTimersByTime(19_999);
    expect(said).toEqual(['three ahead']);
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['three ahead', 'one ahead']);
    calm.offer('one ahead', false);
    vi.advanceTimersByTime(60_000);
    expect(said).toHaveLength(2);
  });

  it('let what is urgent through and say that it is, and nothing after they are closed', () => {
    const said: [string, boolean][] = [];
    const calm = createCalmWords(calmEveryMs, (...saying) => said.push(saying));
    calm.offer('one ahead', false);
    calm.offer('it rings', true);
    calm.offer('later', false);
    calm.close();
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual([
      ['one ahead', false],
      ['it rings', true],
    ]);
  });
});
