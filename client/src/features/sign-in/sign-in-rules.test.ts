import { PersonName } from '@cloudseat/shared/contract/routes.ts';
import { describe, expect, it } from 'vitest';
import { isName } from './sign-in-rules.ts';

describe('the rules of the sign-in', () => {
  it.each(['张三', '阿卜杜拉·买买提', '𠮷田𣇉', "O'Neil", '张3', '', '   ', 'Anna-Maria', '<b>'])(
    'judge the name %s as the server does',
    (name) => {
      expect(isName(name)).toBe(PersonName.safeParse(name).success);
    },
  );
});
