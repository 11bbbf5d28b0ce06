import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { blinkTitle, setPageTitle } from './window-title.ts';

const read = () => document.title;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { title: '' });
  setPageTitle('工作台');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the title of the window', () => {
  it('calls and is itself again in turn, and stays itself once it is stopped', () => {
    const { stop } = blinkTitle('【来访】A001');
    expect(read()).toBe('工作台');
    vi.advanceTimersByTime(900);
    expect(read()).toBe('【来访】A001');
    vi.advanceTimersByTime(900);
    expect(read()).toBe('工作台');
    vi.advanceTimersByTime(900);
    stop();
    expect(read()).toBe('工作台');
    vi.advanceTimersByTime(9_000);
    expect(read()).toBe('工作台');
  });

  it('follows a change of language at once, whichever of the two it shows', () => {
    const { say, stop } = blinkTitle('【来访】A001');
    vi.advanceTimersByTime(900);
    setPageTitle('Agent desk');
    expect(read()).toBe('【来访】A001');
    say('[Incoming] A001');
    expect(read()).toBe('[Incoming] A001');
    vi.advanceTimersByTime(900);
    expect(read()).toBe('Agent desk');
    stop();
    expect(read()).toBe('Agent desk');
  });

  it('belongs to the last who calls', () => {
    const first = blinkTitle('A001');
    vi.advanceTimersByTime(900);
    const second = blinkTitle('A002');
    first.stop();
    vi.advanceTimersByTime(900);
    expect(read()).toBe('A002');
    second.stop();
    expect(read()).toBe('工作台');
  });
});
