import { pino } from 'pino';
import { expect, it } from 'vitest';
import { Lifetime } from '../platform/lifetime.ts';
import type { StorageLevel } from './blob-store.ts';
import { startStorageWatch, storageWord } from './storage-watch.ts';

it('says once when the store fills, when it is full and when there is room again', async () => {
  const said: string[] = [];
  const logger = pino(
    { level: 'info' },
    { write: (line: string) => said.push((JSON.parse(line) as { msg: string }).msg) },
  );
  const lifetime = new Lifetime();
  let level: StorageLevel = 'ample';
  const store = { level: async () => level, freeBytes: async () => 5 };
  const { look } = startStorageWatch(store, { lifetime, logger });
  for (const next of ['ample', 'low', 'low', 'full', 'full', 'ample'] as const) {
    level = next;
    await look();
  }
  await lifetime.close();
  expect(said).toEqual([
    'the store of recordings fills: make room',
    'the store of recordings is full: nothing new is recorded',
    'the store of recordings has room again',
  ]);
});

it('never makes a server unfit: what is wrong with the store is a word', async () => {
  expect(await storageWord({ level: async () => 'full', freeBytes: async () => 0 })).toBe(
    'its store is full',
  );
  const gone = { level: () => Promise.reject(new Error('gone')), freeBytes: async () => null };
  expect(await storageWord(gone)).toBe('its store cannot be reached');
});
