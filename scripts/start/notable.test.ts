import { describe, expect, it } from 'vitest';
import { findNotable } from './notable.ts';

describe('a line of a log is shown', () => {
  it.each([
    ['{"level":"warn","msg":"slow"}', 'slow'],
    ['{"level":50,"msg":"broken","err":{"message":"no room"}}', 'broken: no room'],
    ['Error: a stack that no logger wrote', 'Error: a stack that no logger wrote'],
  ])('when it is %s', (line, shown) => {
    expect(findNotable(line)).toBe(shown);
  });

  it.each(['{"level":"info","msg":"ready"}', '{"level":30,"msg":"ready"}', '  '])(
    'but not when it is %s',
    (line) => {
      expect(findNotable(line)).toBeUndefined();
    },
  );
});
