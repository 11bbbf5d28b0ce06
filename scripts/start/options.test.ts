import { describe, expect, it } from 'vitest';
import { parseStartOptions } from './options.mjs';

describe('npm start', () => {
  it('asks for nothing by itself', () => {
    expect(parseStartOptions([], {})).toEqual({
      help: false,
      dev: false,
      lan: false,
      demo: true,
      port: undefined,
      dataFolder: 'data',
    });
  });

  it('takes flags before the environment', () => {
    const env = { CLOUDSEAT_HTTP_PORT: '9000', CLOUDSEAT_DATA_DIR: '/a' };
    expect(parseStartOptions(['--port', '9100', '--data', '/b'], env)).toMatchObject({
      port: 9100,
      dataFolder: '/b',
    });
    expect(parseStartOptions([], env)).toMatchObject({ port: 9000, dataFolder: '/a' });
  });

  it.each([
    ['not on --no-demo', ['--no-demo'], { CLOUDSEAT_DEMO: '1' }, false],
    ['not into a database given by address', [], { CLOUDSEAT_DATABASE_URL: 'postgres://x' }, false],
    ['into that one when told so', [], { CLOUDSEAT_DATABASE_URL: 'postgres://x', CLOUDSEAT_DEMO: '1' }, true],
  ])('loads demo data %s', (_name, args, env, isWanted) => {
    expect(parseStartOptions(args, env).demo).toBe(isWanted);
  });

  it.each([['--port', '0'], ['--port', 'http'], ['--nonsense']])('refuses %s %s', (...args) => {
    expect(() => parseStartOptions(args, {})).toThrow(/Not a port|Unknown option/);
  });
});
