import { Phone } from '@cloudseat/shared/nouns/phone.ts';
import { describe, expect, it } from 'vitest';
import { cleanDigits, cleanPhone, isPhone } from './phone-rules.ts';

describe('the rules of telephone numbers', () => {
  it.each(['13800138000', '12800138000', '1380013800', '138001380001', '', '1380013800a'])(
    'judge the phone %s as the server does',
    (phone) => {
      expect(isPhone(phone)).toBe(Phone.safeParse(phone).success);
    },
  );
  it('clean what people type', () => {
    expect(cleanPhone('138 0013-8000')).toBe('13800138000');
    expect(cleanPhone('+86 138 0013 8000')).toBe('13800138000');
    expect(cleanPhone('１３８００１３８０００')).toBe('13800138000');
    expect(cleanDigits(' 12 34 56 ')).toBe('123456');
  });
});
