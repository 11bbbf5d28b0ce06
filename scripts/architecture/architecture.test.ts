import { describe, expect, it } from 'vitest';
import { checkArchitecture } from '../check-architecture.ts';
import { readSource } from './sources.ts';

const problemsOf = (...files: [path: string, text: string][]) =>
  checkArchitecture(files.map(([path, text]) => readSource(path, text))).map((problem) => problem.message);

describe('the architecture check finds', () => {
  it.each([
    [
      'a stage that imports an earlier one',
      'server/src/room/open-room.ts',
      `import { offer } from '../dispatch/offer.ts';`,
      /room must not import dispatch/,
    ],
    [
      'the same as a type',
      'server/src/room/open-room.ts',
      `import type { Offer } from '../dispatch/offer.ts';`,
      /room must not import dispatch/,
    ],
    [
      'the same as a re-export',
      'server/src/room/open-room.ts',
      `export { offer } from '../dispatch/offer.ts';`,
      /room must not import dispatch/,
    ],
    [
      'the same as a dynamic import',
      'server/src/room/open-room.ts',
      `await import('../dispatch/offer.ts');`,
      /room must not import dispatch/,
    ],
    [
      'a ledger that imports a stage',
      'server/src/queue/line.ts',
      `import { x } from '../intake/x.ts';`,
      /queue must not import intake/,
    ],
    [
      'a floor that imports a feature',
      'server/src/platform/db.ts',
      `import { x } from '../call/x.ts';`,
      /platform must not import call/,
    ],
    [
      'logic that calls the door',
      'server/src/room/open-room.ts',
      `import { notify } from '../gateway/notify.ts';`,
      /room must not import gateway/,
    ],
    [
      'an import of app.ts',
      'server/src/room/open-room.ts',
      `import { app } from '../app.ts';`,
      /nothing imports it/,
    ],
    ['a folder that nobody knows', 'server/src/misc/x.ts', 'export const x = 1;', /folder misc/],
    [
      'socket.io outside the gateway',
      'server/src/room/room.socket.ts',
      `import type { Socket } from 'socket.io';`,
      /socket\.io only/,
    ],
    ['ioredis in logic', 'server/src/queue/line.ts', `import { Redis } from 'ioredis';`, /ioredis only/],
    ['SQL in a store', 'server/src/queue/line.store.ts', `import { eq } from 'drizzle-orm';`, /SQL only/],
    ['fastify in logic', 'server/src/call/call.ts', `import fastify from 'fastify';`, /fastify only/],
    [
      'the environment outside config.ts',
      'server/src/call/call.ts',
      'const x = process.env.X;',
      /process\.env only/,
    ],
    ['another package in shared', 'shared/src/nouns/x.ts', `import x from 'lodash';`, /zod only/],
    [
      'a server that imports the client',
      'server/src/call/x.ts',
      `import x from '../../../client/src/lib/x.ts';`,
      /server must not import client/,
    ],
    [
      'a feature that imports another',
      'client/src/features/a/x.ts',
      `import x from '../b/x.ts';`,
      /feature a must not import feature b/,
    ],
    [
      'a ui part that imports a feature',
      'client/src/ui/x.tsx',
      `import x from '../features/a/x.ts';`,
      /ui must not import features/,
    ],
    [
      'React in signal',
      'client/src/signal/x.ts',
      `import { useState } from 'react';`,
      /signal never imports React/,
    ],
    ['a test that runs alone', 'server/src/call/x.test.ts', `it.${'only'}('x', () => {});`, /only/],
    ['a test left out', 'server/src/call/x.test.ts', `describe.${'skip'}('x', () => {});`, /skip/],
    ['a file too long', 'server/src/call/x.ts', 'export {};\n'.repeat(351), /351 lines/],
  ])('%s', (_name, path, text, message) => {
    expect(problemsOf([path, text])).toEqual([expect.stringMatching(message)]);
  });

  it('a cycle of three files', () => {
    const problems = problemsOf(
      ['server/src/call/a.ts', `import './b.ts';`],
      ['server/src/call/b.ts', `import { c } from './c.ts';`],
      ['server/src/call/c.ts', `import { a } from './a.ts';`],
    );
    expect(problems).toEqual([
      'import cycle: server/src/call/a.ts, server/src/call/b.ts, server/src/call/c.ts',
    ]);
  });
});

describe('the architecture check allows', () => {
  it.each([
    ['a stage that imports a later one', 'server/src/intake/x.ts', `import { x } from '../dispatch/x.ts';`],
    ['a stage that imports a ledger', 'server/src/dispatch/x.ts', `import { x } from '../queue/x.ts';`],
    [
      'a handler that uses the door',
      'server/src/room/room.socket.ts',
      `import { handle } from '../gateway/handle.ts';`,
    ],
    [
      'the wiring',
      'server/src/app.ts',
      `import { x } from './dispatch/x.ts'; import { y } from './intake/y.ts';`,
    ],
    ['a store with its client', 'server/src/queue/line.store.ts', `import type { Redis } from 'ioredis';`],
    ['shared nouns', 'client/src/lib/x.ts', `import { x } from '@cloudseat/shared/nouns/x.ts';`],
    [
      'a test with a transport',
      'server/src/room/room.socket.test.ts',
      `import { io } from 'socket.io-client';`,
    ],
    ['words in a comment', 'server/src/call/x.ts', '// process.env is read in config.ts\nexport {};'],
  ])('%s', (_name, path, text) => {
    expect(problemsOf([path, text])).toEqual([]);
  });
});
