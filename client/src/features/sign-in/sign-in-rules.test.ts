import { PersonName } from '@cloudseat/shared/contract/routes.ts';
import { Phone } from '@cloudseat/shared/nouns/phone.ts';
import { describe, expect, it } from 'vitest';
import { cleanDigits, cleanPhone, isName, isPhone } from './sign-in-rules.ts';

describe('the rules of the sign-in', () => {
  it.each(['13800138000', '12800138000', '1380013800', '138001380001', '', '1380013800a'])(
    'judge the phone %s as the server does',
    (phone) => {
      expect(isPhone(phone)).toBe(Phone.safeParse(phone).success);
    },
  );
  it.each(['张三', '阿卜杜拉·买买提', '𠮷田𣇉', "O'Neil", '张3', '', '   ', 'Anna-Maria', '<b>'])(
    'judge the name %s as the server does',
    (name) => {
      expect(isName(name)).toBe(PersonName.safeParse(name).success);
    },
  );
  it('clean what people type', () => {
    expect(cleanPhone('138 0013-8000')).toBe('13800138000');
    expect(cleanPhone('+86 138 0013 8000')).toBe('13800138000');
    expect(cleanPhone('１３８００１３８０００')).toBe('13800138000');
    expect(cleanDigits(' 12 34 56 ')).toBe('123456');
  });
});
