import { mandateRoutes } from '@cloudseat/shared/contract/mandate-routes.ts';
import { mandateDaysMax } from '@cloudseat/shared/nouns/mandate-rules.ts';
import { describe, expect, it } from 'vitest';
import { dayRange, emptyDraft, findFaults, readEnd, readWish } from './mandate-draft.ts';

/** A quarter to midnight in the district, when it is the same day's afternoon in Greenwich. */
const now = Date.parse('2026-11-26T23:45:00+08:00');
const dayMs = 86_400_000;
const draft = { ...emptyDraft, helperName: ' 王芳 ', helperPhone: '13800000002' };

describe('a mandate as it is typed', () => {
  it('runs to the end of its last day in the district', () => {
    expect(readEnd({ until: 'week', day: '' }, now)).toBe(Date.parse('2026-12-03T23:59:59+08:00'));
    expect(readEnd({ until: 'month', day: '' }, now)).toBe(Date.parse('2026-12-26T23:59:59+08:00'));
    expect(readEnd({ until: 'day', day: '2026-11-27' }, now)).toBe(Date.parse('2026-11-27T23:59:59+08:00'));
  });
  it.each([now, Date.parse('2026-11-26T00:00:00+08:00')])('never ends later than it may, at %i', (at) => {
    const { first, last } = dayRange(at);
    const end = readEnd({ until: 'day', day: last }, at) ?? Number.POSITIVE_INFINITY;
    expect(end - at).toBeLessThanOrEqual(mandateDaysMax * dayMs);
    expect(end - at).toBeGreaterThan((mandateDaysMax - 1) * dayMs);
    expect(readEnd({ until: 'day', day: first }, at)).toBeGreaterThan(at);
  });
  it.each(['', '2026-11-25', '2027-02-24', '2026-13-40', '2026-11-31x', 'morgen'])(
    'takes no day like %j',
    (day) => {
      expect(readEnd({ until: 'day', day }, now)).toBeNull();
      expect(findFaults({ ...draft, until: 'day', day }, now)).toEqual(['day']);
    },
  );
  it('names everything that is wrong, and is no wish before it is mended', () => {
    const wrong = { ...emptyDraft, helperName: '王1', helperPhone: '1380000', until: 'day' as const };
    expect(findFaults(wrong, now)).toEqual(['name', 'phone', 'day']);
    expect(readWish(wrong, now)).toBeNull();
  });
  it('gives nothing beyond what was ticked, and the server takes it', () => {
    expect(readWish(draft, now)).toEqual({
      ...{ helperName: '王芳', helperPhone: '13800000002', place: '', scopes: [] },
      endsAt: Date.parse('2026-12-03T23:59:59+08:00'),
    });
    const wish = readWish({ ...draft, scopes: ['papers', 'talk'], place: ' 石马村 ' }, now);
    expect(mandateRoutes['mandate:propose'].body.parse(wish)).toMatchObject({
      ...{ scopes: ['papers', 'talk'], place: '石马村', locale: 'zh-Hans' },
    });
  });
});
