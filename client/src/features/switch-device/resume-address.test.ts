import { expect, it } from 'vitest';
import { readResumeToken, resumeAddress } from './resume-address.ts';

const token = `${'A'.repeat(42)}_`;

it('carries the token where no server sees it', () => {
  const address = new URL(resumeAddress('https://seat.example', token));
  expect(address.pathname + address.search).toBe('/r');
  expect(readResumeToken(address.hash)).toBe(token);
});

it.each(['', '#', `#${token}x`, `#${token.slice(1)}`, `#${token.slice(1)}<`])(
  'reads no token in %s',
  (hash) => {
    expect(readResumeToken(hash)).toBeNull();
  },
);
