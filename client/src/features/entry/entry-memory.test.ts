import type { Entry } from '@cloudseat/shared/nouns/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { entryTarget } from './entry-memory.ts';

const none = { matterId: null, departmentId: null, townId: null, regionId: null };
const entry = (part: Record<string, string>) => ({ ...none, ...part }) as unknown as Entry;

describe('where a code leads', () => {
  it.each([
    [{ matterId: 'm', townId: 't' }, '/matters/m'],
    [{ departmentId: 'd' }, '/departments/d'],
    [{ townId: 't' }, '/towns/t'],
    [{ regionId: 'r' }, '/regions/r'],
    [{}, '/'],
  ])('with %o is %s', (part, target) => {
    expect(entryTarget(entry(part))).toBe(target);
  });
});
