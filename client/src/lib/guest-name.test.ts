import { GuestName } from '@cloudseat/shared/nouns/guest.ts';
import { expect, it } from 'vitest';
import { isGuestName } from './guest-name.ts';

it.each([
  '李小明',
  ' Anna-Maria O’Neil ',
  "Anna O'Neil",
  '阿依古丽·买买提',
  '',
  '   ',
  '李1',
  '<b>',
  '长'.repeat(31),
])('the page takes the name %j as the server does', (name) => {
  expect(isGuestName(name)).toBe(GuestName.safeParse(name).success);
});
