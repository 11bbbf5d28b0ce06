import { describe, expect, it } from 'vitest';
import { readDue, writeDue } from './due-moment.ts';

describe('until when a task is to be done', () => {
  it('is by the district’s clock, wherever the page is', () => {
    expect(readDue('2026-11-27T17:00')).toBe(Date.UTC(2026, 10, 27, 9));
    expect(writeDue(Date.UTC(2026, 10, 27, 17, 5))).toBe('2026-11-28T01:05');
  });
  it.each(['', '2026-11-27', '2026-13-45T99:99'])('is nothing for “%s”', (text) => {
    expect(readDue(text)).toBeNull();
  });
});
