import type { Entry } from '@cloudseat/shared/nouns/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { entryTarget } from './entry-memory.ts';

const none = { matterId: null, departmentId: null, townId: null, regionId: null };
const entry = (part: Record<string, string>) => ({ ...none, ...part }) as unknown as Entry;

describe('where a code leads', () => {
  it.each([
    [{ matterId: 'm', departmentId: 'd', townId: 't' }, true, '/matters/m/start'],
    [{ matterId: 'm', departmentId: 'd', townId: 't' }, false, '/matters/m'],
    [{ departmentId: 'd', townId: 't' }, false, '/departments/d'],
    [{ townId: 't' }, false, '/towns/t'],
    [{ regionId: 'r' }, false, '/regions/r'],
    [{}, false, '/'],
  ])('with %o, its matter open: %s, is %s', (part, isOpen, target) => {
    expect(entryTarget(entry(part), isOpen)).toBe(target);
  });
});
