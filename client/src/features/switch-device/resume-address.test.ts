import { describe, expect, it } from 'vitest';
import { readResumeToken, readTarget, resumeAddress, withTarget } from './resume-address.ts';

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

describe('the way to another browser', () => {
  it.each([
    '/matters/id-card/start',
    '/matters/id-card/start?wish=booking&entry=XP-01',
    '/cases/a_B-9',
    '/projects/a_B-9',
    '/reviews/a_B-9',
  ])('goes on at %s after it signed in, and shows the token to no server', (target) => {
    const url = new URL(withTarget('https://s.example/r#secret', target));
    expect(url.hash).toBe('#secret');
    expect(url.search).not.toContain('secret');
    expect(readTarget(url.search)).toBe(target);
    expect(withTarget('https://s.example/r#secret', null)).toBe('https://s.example/r#secret');
  });
  it.each([
    '',
    '?to=',
    '?to=https://evil.example',
    '?to=//evil.example',
    '?to=/matters/a/start/../../x',
    '?to=/calls',
    '?to=/cases/a/../../x',
  ])('leads to the place in line for %s', (search) => {
    expect(readTarget(search)).toBe('/waiting');
  });
});
