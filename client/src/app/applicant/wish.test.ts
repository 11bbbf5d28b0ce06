import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { afterConsentPath, readWish, startPath } from './wish.ts';

const matterId = 'm1' as MatterId;

describe('what one begins a matter for', () => {
  it.each(['talk', 'booking', 'message'] as const)('%s is kept in the address', (wish) => {
    expect(readWish(startPath(matterId, wish).split('?')[1] ?? '')).toBe(wish);
  });

  it('is to talk when the address says nothing, or nonsense', () => {
    expect(readWish('')).toBe('talk');
    expect(readWish('wish=everything')).toBe('talk');
  });

  it('leads to the device check, but a message to its recording', () => {
    expect(afterConsentPath(matterId, 'talk')).toBe('/matters/m1/check');
    expect(afterConsentPath(matterId, 'booking')).toBe('/matters/m1/check?wish=booking');
    expect(afterConsentPath(matterId, 'message')).toBe('/matters/m1/message');
  });
});
