import { describe, expect, it } from 'vitest';
import { maskName, maskPhone } from './masking.ts';

describe('a masked name', () => {
  it.each([
    ['张三', '张**'],
    ['张三丰', '张**'],
    ['欧阳娜娜', '欧阳**'],
    ['欧阳', '欧**'],
    ['歐陽娜娜', '歐陽**'],
    ['𠮷田', '𠮷**'],
    ['䶮明', '䶮**'],
    ['Anna Smith', 'A**'],
    ['阿依古丽·买买提', '阿**'],
    [' 李四 ', '李**'],
    ['', '**'],
  ])('of %s is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('does not tell how long the name is', () => {
    expect(maskName('王五').length).toBe(maskName('王五五五五').length);
  });
});

describe('a masked telephone number', () => {
  it.each([
    ['13812341234', '138****1234'],
    ['1381234', '****'],
    ['', '****'],
    ['+8613812341234', '****'],
  ])('of %s is %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });
});
