import { describe, expect, it } from 'vitest';
import { emptyWish, fieldsOf, placeOf, targetOf } from './code-wish.ts';

const none = { matterId: null, departmentId: null, townId: null, regionId: null };

describe('what the form holds', () => {
  it.each([
    [{ matterId: 'school-enrolment' }, 'matter:school-enrolment', ''],
    [{ departmentId: 'education', townId: 'xipeng' }, 'department:education', 'town:xipeng'],
    [{ regionId: 'sichuan-luzhou' }, '', 'region:sichuan-luzhou'],
    [{}, '', ''],
  ])('of %j goes to the server as it came', (part, target, place) => {
    const fields = { ...none, ...part };
    expect([targetOf(fields), placeOf(fields)]).toEqual([target, place]);
    expect(fieldsOf({ ...emptyWish, chinese: ' 村 ', target, place })).toEqual({
      ...fields,
      label: { 'zh-Hans': '村', 'zh-Hant': '', en: '' },
    });
  });

  it('of a code with a matter is the matter, not its department', () => {
    expect(targetOf({ matterId: 'm', departmentId: 'd' })).toBe('matter:m');
  });
});
