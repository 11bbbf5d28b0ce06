import type { EntryCode, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { readEntryCode, readTarget, startAddress, withTarget } from './way-out-link.ts';

const matterId = 'id-card' as MatterId;
const entryCode = 'XP-01' as EntryCode;

describe('the way to another browser', () => {
  it('keeps the matter, what one wants of it, and where the visit began', () => {
    const address = startAddress({ matterId, entryCode, search: '?wish=booking' });
    expect(address).toBe('/matters/id-card/start?wish=booking&entry=XP-01');
    expect(readEntryCode(address.split('?')[1] ?? '')).toBe(entryCode);
    expect(startAddress({ matterId, entryCode: null, search: '' })).toBe('/matters/id-card/start');
    expect(readEntryCode('')).toBeNull();
  });
  it('goes on there after it signed in, and shows the token to no server', () => {
    const target = startAddress({ matterId, entryCode, search: '' });
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
  ])('leads to the place in line for %s', (search) => {
    expect(readTarget(search)).toBe('/waiting');
  });
});
