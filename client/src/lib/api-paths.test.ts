import { routes } from '@cloudseat/shared/contract/routes.ts';
import { staffRoles } from '@cloudseat/shared/nouns/role.ts';
import { describe, expect, it } from 'vitest';
import { apiPaths } from './api-paths.ts';
import { expertPaths } from './expert-paths.ts';
import { staffPaths } from './staff-paths.ts';

const staff: readonly string[] = staffRoles;
const isOfExperts = (path: string) => path.startsWith('/expert-');
const wantedPaths = (isForStaffAlone: boolean) =>
  Object.fromEntries(
    Object.entries(routes)
      .filter(([, { path }]) => !isOfExperts(path))
      .filter(([, { roles }]) => roles.every((role) => staff.includes(role)) === isForStaffAlone)
      .map(([name, { method, path }]) => [name, [method, path]]),
  );

describe('the tables of paths', () => {
  it('name every route of the contract with its method and path, and no other', () => {
    expect({ ...apiPaths, ...staffPaths }).toEqual({ ...wantedPaths(false), ...wantedPaths(true) });
  });
  it('keep those of expert reviews for the pages that show them', () => {
    const wanted = Object.entries(routes).filter(([, { path }]) => isOfExperts(path));
    expect(expertPaths).toEqual(
      Object.fromEntries(wanted.map(([name, { method, path }]) => [name, [method, path]])),
    );
  });
  it('keep apart what only staff may ask for, so that an applicant never loads or misses a path', () => {
    expect(apiPaths).toEqual(wantedPaths(false));
    expect(staffPaths).toEqual(wantedPaths(true));
  });
});
