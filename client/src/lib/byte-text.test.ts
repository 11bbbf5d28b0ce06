import { expect, it } from 'vitest';
import { formatBytes } from './byte-text.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_500, '1.5 kB'],
  [812_300, '812 kB'],
  [2_000_000, '2 MB'],
  [1_440_000_000, '1.4 GB'],
])('%d bytes are read as %s', (byteCount, text) => {
  expect(formatBytes(byteCount)).toBe(text);
});
