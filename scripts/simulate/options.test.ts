import { describe, expect, it } from 'vitest';
import { parseReplayOptions, parseSimulateOptions } from './options.ts';

describe('npm run simulate', () => {
  it('has a usual day', () => {
    expect(parseSimulateOptions([])).toMatchObject({
      ...{ seed: 1, callCount: 5_000, agentCount: 72, policy: 'current', svgPath: undefined },
    });
  });

  it('takes what it is told', () => {
    const args = [
      '--seed',
      '9',
      '--calls',
      '100',
      '--agents',
      '36',
      '--policy',
      'p.json',
      '--svg',
      'a.svg',
      '--json',
    ];
    expect(parseSimulateOptions(args)).toMatchObject({
      ...{ seed: 9, callCount: 100, agentCount: 36, policy: 'p.json', svgPath: 'a.svg' },
    });
  });

  it.each([
    [['--seed', 'x']],
    [['--calls', '0']],
    [['--calls', '1.5']],
    [['--agents', '17']],
    [['--speed', '2']],
    [['day']],
  ])('refuses %j in words', (args) => {
    expect(() => parseSimulateOptions(args)).toThrow(expect.objectContaining({ name: 'SetupError' }));
  });
});

describe('npm run replay', () => {
  it('reads a day of the database, by address or from the data folder', () => {
    expect(
      parseReplayOptions(['--day', '2026-11-24', '--database', 'postgres://x'], {}).source,
    ).toMatchObject({
      ...{ kind: 'database', day: '2026-11-24', url: 'postgres://x' },
    });
    const env = { CLOUDSEAT_DATA_DIR: '/elsewhere' };
    expect(parseReplayOptions(['--day', '2026-11-24'], env).source).toMatchObject({
      ...{ url: undefined, dataFolder: '/elsewhere' },
    });
  });

  it('reads a file', () => {
    expect(parseReplayOptions(['--file', 'day.json', '--policy', 'long-ring'], {})).toMatchObject({
      ...{ policy: 'long-ring', source: { kind: 'file', path: 'day.json' } },
    });
  });

  it.each([
    [[]],
    [['--day', '2026-11-24', '--file', 'x']],
    [['--day', 'yesterday']],
    [['--day', '2026-13-01']],
  ])('refuses %j in words', (args) => {
    expect(() => parseReplayOptions(args, {})).toThrow(expect.objectContaining({ name: 'SetupError' }));
  });
});
