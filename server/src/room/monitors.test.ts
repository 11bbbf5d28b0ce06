import { expect, it } from 'vitest';
import { oversees } from './monitors.ts';

it.each([
  ['of the whole district', null, null, true],
  ['of the department', 'housing', null, true],
  ['of another department', 'education', null, false],
  ['of a partner region', null, 'region', false],
  ['of a partner region’s office of the same name', 'housing', 'region', false],
])('a supervisor %s', (_name, departmentId, regionId, expected) => {
  expect(oversees({ departmentId, regionId }, { departmentId: 'housing' })).toBe(expected);
});
