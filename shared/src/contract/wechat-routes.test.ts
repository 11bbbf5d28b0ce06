import { describe, expect, it } from 'vitest';
import { OwnPath } from './wechat-routes.ts';

describe('a path to come back to', () => {
  it.each([
    ['/', '/'],
    ['/matters/x/start?for=booking', '/matters/x/start?for=booking'],
    ['/calls#part', '/calls#part'],
    ['/e/北门', '/e/%E5%8C%97%E9%97%A8'],
    ['/apiary', '/apiary'],
  ])('%s is ours', (path, read) => {
    expect(OwnPath.parse(path)).toBe(read);
  });

  it.each([
    '',
    'calls',
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '/\t/elsewhere.example/',
    '\n//elsewhere.example/',
    '/./\\elsewhere.example',
    '/x/..//elsewhere.example/',
    'javascript:alert(1)',
    '/api/wechat/enter?to=/',
    '/API',
    `/${'x'.repeat(1_000)}`,
  ])('%j is not', (path) => {
    expect(OwnPath.safeParse(path).success).toBe(false);
  });
});
