import { pino } from 'pino';
import { expect, it } from 'vitest';
import { Refresher } from './refresher.ts';

const logger = pino({ level: 'silent' });

it('runs once more, and only once, for all that was marked while it ran', async () => {
  const gates: (() => void)[] = [];
  const refresher = new Refresher<string>(() => new Promise((resolve) => gates.push(resolve)), logger);
  refresher.mark('call');
  for (let count = 0; count < 5; count += 1) refresher.mark('call');
  expect(gates).toHaveLength(1);
  gates[0]?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(gates).toHaveLength(2);
  gates[1]?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(gates).toHaveLength(2);
  refresher.mark('call');
  expect(gates).toHaveLength(3);
});

it('waits as long as it was asked to, and makes one view of all that was marked meanwhile', async () => {
  const made = Promise.withResolvers<void>();
  let count = 0;
  const refresher = new Refresher<string>(async () => {
    count += 1;
    made.resolve();
  }, logger);
  refresher.mark('call', 5);
  refresher.mark('call');
  expect(count).toBe(0);
  await made.promise;
  await new Promise((resolve) => setImmediate(resolve));
  expect(count).toBe(1);
});

it('goes on after a view that could not be made', async () => {
  let count = 0;
  const refresher = new Refresher<string>(async () => {
    count += 1;
    throw new Error('the database is away');
  }, logger);
  refresher.mark('call');
  await new Promise((resolve) => setImmediate(resolve));
  refresher.mark('call');
  expect(count).toBe(2);
});
