import { describe, expect, it } from 'vitest';
import { Registry } from './registry.ts';

const creation = () => Promise.withResolvers<string>();

describe('the registry', () => {
  it('creates an id once, also when asked twice at the same time', async () => {
    const registry = new Registry<string, string>();
    const { promise, resolve } = creation();
    let count = 0;
    const create = () => {
      count += 1;
      return promise;
    };
    const both = Promise.all([registry.getOrCreate('a', create), registry.getOrCreate('a', create)]);
    resolve('made');
    expect(await both).toEqual(['made', 'made']);
    expect(await registry.getOrCreate('a', create)).toBe('made');
    expect(count).toBe(1);
  });

  it('leaves the id free after a failure, which everyone who waited hears of', async () => {
    const registry = new Registry<string, string>();
    const { promise, reject } = creation();
    const first = registry.getOrCreate('a', () => promise);
    const settled = registry.findSettled('a');
    reject(new Error('no'));
    await expect(first).rejects.toThrow('no');
    expect(await settled).toBeUndefined();
    expect(await registry.getOrCreate('a', async () => 'second')).toBe('second');
  });

  it('lets a later caller wait for what is being created', async () => {
    const registry = new Registry<string, string>();
    const { promise, resolve } = creation();
    const made = registry.getOrCreate('a', () => promise);
    expect(registry.find('a')).toBeUndefined();
    const settled = registry.findSettled('a');
    resolve('made');
    expect(await settled).toBe('made');
    await made;
  });

  it('does not remove what has taken the place of an old object', async () => {
    const registry = new Registry<string, string>();
    await registry.getOrCreate('a', async () => 'new');
    registry.remove('a', 'old');
    expect(registry.values()).toEqual(['new']);
    registry.remove('a', 'new');
    expect(registry.size).toBe(0);
  });
});
