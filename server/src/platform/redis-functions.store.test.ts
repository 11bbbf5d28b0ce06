import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { createFunctionRunner, dropLibraries, type RunTransition } from './redis-functions.ts';

const name = `test_${randomUUID().replaceAll('-', '')}`;
const library = {
  name,
  functionName: `${name}_run`,
  source: `#!lua name=${name}
local runCount = 0
redis.register_function('${name}_run', function(keys, args)
  runCount = runCount + 1
  local answers, at = {}, 1
  while args[at] do
    local last = at + 1 + args[at + 1]
    if args[at] == 'fail' then answers[#answers + 1] = { err = 'ERR no' }
    else answers[#answers + 1] = { args[at], runCount, unpack(args, at + 2, last) } end
    at = last + 1
  end
  return answers
end)
`,
};

let redis: Redis;
let run: RunTransition;
beforeEach(() => {
  redis = new Redis(inject('redisUrl'));
  run = createFunctionRunner(redis, library, ['{test}']);
});
afterEach(async () => {
  await redis.call('FUNCTION', 'DELETE', name);
  redis.disconnect();
});

it('runs at once what comes at once, in order, and answers each for itself', async () => {
  const answers = await Promise.all([run('first', ['a', 1]), run('second', []), run('third', ['b'])]);
  expect(answers).toEqual([
    ['first', 1, 'a', '1'],
    ['second', 1],
    ['third', 1, 'b'],
  ]);
});

it('gathers for one run what comes while another is on its way', async () => {
  await run('warm', []);
  const first = run('first', []);
  await new Promise(setImmediate);
  const later = Promise.all([run('second', []), run('third', [])]);
  expect([await first, ...(await later)]).toEqual([
    ['first', 2],
    ['second', 3],
    ['third', 3],
  ]);
});

it('fails what failed, and nothing beside it', async () => {
  const [before, failed, after] = await Promise.allSettled([run('a', []), run('fail', []), run('b', [])]);
  expect(before).toMatchObject({ status: 'fulfilled', value: ['a', 1] });
  expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'ERR no' } });
  expect(after).toMatchObject({ status: 'fulfilled', value: ['b', 1] });
});

it('splits what is more than one run may hold', async () => {
  const answers = (await Promise.all(Array.from({ length: 150 }, (_, at) => run(`t${at}`, [])))) as [
    string,
    number,
  ][];
  expect(answers.map(([transition]) => transition)).toEqual(Array.from({ length: 150 }, (_, at) => `t${at}`));
  expect(new Set(answers.map(([, runCount]) => runCount)).size).toBe(3);
});

it('sends the library again to a server that has lost it', async () => {
  await run('warm', []);
  await redis.call('FUNCTION', 'DELETE', name);
  await expect(Promise.all([run('first', []), run('second', [])])).resolves.toEqual([
    ['first', 1],
    ['second', 1],
  ]);
});

it('keeps one library of those that match, and the others come back with whoever runs them', async () => {
  await run('warm', []);
  const other = `${name}_old`;
  await redis.call('FUNCTION', 'LOAD', library.source.replaceAll(name, other));
  expect(await dropLibraries(redis, `${name}*`, name)).toBe(1);
  expect(await dropLibraries(redis, `${name}*`, 'none')).toBe(1);
  await expect(run('first', [])).resolves.toEqual(['first', 1]);
});

it('does not wait for an answer that does not come', async () => {
  await run('warm', []);
  const other = new Redis(inject('redisUrl'));
  const held = redis.blpop(`${name}:nothing`, 0);
  const first = run('first', []);
  await new Promise((resolve) => setTimeout(resolve, 30));
  const second = run('second', []);
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  await other.rpush(`${name}:nothing`, 'x');
  await held;
  expect(await first).toEqual(['first', 2]);
  expect(await second).toEqual(['second', 3]);
  other.disconnect();
});
