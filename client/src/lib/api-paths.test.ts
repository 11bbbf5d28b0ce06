import { routes } from '@cloudseat/shared/contract/routes.ts';
import { describe, expect, it } from 'vitest';
import { apiPaths } from './api-paths.ts';
import { staffPaths } from './staff-paths.ts';

const staff: readonly string[] = ['agent', 'supervisor', 'admin'];
const wantedPaths = (isForStaffAlone: boolean) =>
  Object.fromEntries(
    Object.entries(routes)
      .filter(([, { roles }]) => roles.every((role) => staff.includes(role)) === isForStaffAlone)
      .map(([name, { method, path }]) => [name, [method, path]]),
  );

describe('the tables of paths', () => {
  it('name every route of the contract with its method and path, and no other', () => {
    expect({ ...apiPaths, ...staffPaths }).toEqual({ ...wantedPaths(false), ...wantedPaths(true) });
  });
  it('keep apart what only staff may ask for, so that an applicant never loads or misses a path', () => {
    expect(apiPaths).toEqual(wantedPaths(false));
    expect(staffPaths).toEqual(wantedPaths(true));
  });
});
