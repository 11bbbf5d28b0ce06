import { describe, expect, it } from 'vitest';
import { idOf, targetOf, textOf, type Words, withConversion, wordsOf } from './wish-parts.ts';

describe('the Traditional text', () => {
  const none = { traditional: '' };
  const saved = { chinese: '税务窗口', traditional: '稅務窗口', english: '' };
  const own = { ...saved, traditional: '第三' };
  it.each<[string, Words, Words, Partial<Words>, string]>([
    ['goes with Chinese that is typed anew', saved, saved, { chinese: '三号窗口' }, ''],
    ['comes back with its Chinese', saved, { ...saved, chinese: '三', ...none }, none, '稅務窗口'],
    ['comes back as it was written by hand', own, { ...own, chinese: '三', ...none }, none, '第三'],
    ['stays as somebody typed it', saved, own, { chinese: '三', traditional: '第三' }, '第三'],
    ['can be emptied by itself', saved, saved, none, ''],
    ['stays beside other changes', saved, saved, { english: 'Tax' }, '稅務窗口'],
  ])('%s', (_, kept, before, changes, traditional) => {
    const now = { ...kept, ...changes };
    expect(withConversion(kept, before, now)).toEqual({ ...now, traditional });
  });
});

it('words of a text: English that repeats the Chinese was never typed; sent they are trimmed', () => {
  const text = { 'zh-Hans': '税务', 'zh-Hant': '稅務', en: 'Tax' };
  expect(wordsOf(text)).toEqual({ chinese: '税务', traditional: '稅務', english: 'Tax' });
  expect(wordsOf({ ...text, en: '税务' }).english).toBe('');
  expect(textOf({ chinese: ' 税务 ', traditional: '稅務\n', english: ' Tax' })).toEqual(text);
});

describe('a choice of a list', () => {
  it.each([
    [{ matterId: 'm', departmentId: null }, 'matter:m', ['m', null]],
    [{ matterId: null, departmentId: 'd' }, 'department:d', [null, 'd']],
    [{ matterId: null, departmentId: null }, '', [null, null]],
  ])('of %j is %j and leads back', (target, choice, ids) => {
    expect(targetOf(target)).toBe(choice);
    expect([idOf(choice, 'matter'), idOf(choice, 'department')]).toEqual(ids);
  });

  it('of a matter is the matter, not its department', () => {
    expect(targetOf({ matterId: 'm', departmentId: 'd' })).toBe('matter:m');
  });
});
