import { describe, expect, it } from 'vitest';
import { emptyWish, fieldsOf, placeOf, targetOf, withConversion } from './code-wish.ts';

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

  it('of a code with a matter is the matter, not its department', () => {
    expect(targetOf({ matterId: 'm', departmentId: 'd' })).toBe('matter:m');
  });
});

describe('the Traditional label', () => {
  const saved = { ...emptyWish, chinese: '税务窗口', traditional: '稅務窗口' };
  it.each([
    ['goes with a label that is typed anew', saved, { chinese: '三号窗口' }, ''],
    [
      'comes back with the label',
      { ...saved, chinese: '三', traditional: '' },
      { traditional: '' },
      '稅務窗口',
    ],
    [
      'stays as somebody typed it',
      { ...saved, traditional: '第三' },
      { chinese: '三', traditional: '第三' },
      '第三',
    ],
    ['can be emptied by itself', saved, { traditional: '' }, ''],
    ['stays beside other changes', saved, { english: 'Tax' }, '稅務窗口'],
  ])('%s', (_, before, changes, traditional) => {
    const now = { ...saved, ...changes };
    expect(withConversion(saved, before, now)).toEqual({ ...now, traditional });
  });
});
