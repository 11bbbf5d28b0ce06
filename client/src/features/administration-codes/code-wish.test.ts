import { describe, expect, it } from 'vitest';
import { targetOf } from '../../lib/wish-parts.ts';
import { emptyWish, fieldsOf, placeOf } from './code-wish.ts';

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
      ...{ address: null, scheduleId: null },
    });
  });

  it('of a place to go to is its address and hours', () => {
    const wish = { ...emptyWish, chinese: '村', address: ' 村委会一楼 ', scheduleId: 'office' };
    expect(fieldsOf(wish)).toMatchObject({
      address: { 'zh-Hans': '村委会一楼', en: '' },
      scheduleId: 'office',
    });
  });
});
