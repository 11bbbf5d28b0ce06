import type { EntryCode, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import { readEntryCode, startAddress } from './way-out-link.ts';

const matterId = 'id-card' as MatterId;
const entryCode = 'XP-01' as EntryCode;

it('keeps the matter, what one wants of it, and where the visit began', () => {
  const address = startAddress({ matterId, entryCode, search: '?wish=booking' });
  expect(address).toBe('/matters/id-card/start?wish=booking&entry=XP-01');
  expect(readEntryCode(address.split('?')[1] ?? '')).toBe(entryCode);
  expect(startAddress({ matterId, entryCode: null, search: '' })).toBe('/matters/id-card/start');
  expect(readEntryCode('')).toBeNull();
});
