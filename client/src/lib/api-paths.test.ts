import { routes } from '@cloudseat/shared/contract/routes.ts';
import { describe, expect, it } from 'vitest';
import { apiPaths } from './api-paths.ts';

describe('the table of paths', () => {
  it('names every route of the contract with its method and path, and no other', () => {
    const wanted = Object.fromEntries(
      Object.entries(routes).map(([name, { method, path }]) => [name, [method, path]]),
    );
    expect(apiPaths).toEqual(wanted);
  });
});
