import { expect, it } from 'vitest';
import { isForeignOrigin } from './origin.ts';

it.each([
  ['no origin at all', { host: 'seat.example' }, null, false],
  ['its own origin', { origin: 'https://seat.example', host: 'seat.example' }, null, false],
  ['its own origin with a port', { origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080' }, null, false],
  [
    'the public origin behind a proxy',
    { origin: 'https://seat.example', host: 'inner:8080' },
    'https://seat.example',
    false,
  ],
  ['another site', { origin: 'https://evil.example', host: 'seat.example' }, null, true],
  [
    'the same host with another port',
    { origin: 'http://127.0.0.1:9999', host: '127.0.0.1:8080' },
    null,
    true,
  ],
  ['a sandboxed page', { origin: 'null', host: 'seat.example' }, null, true],
])('judges a request with %s', (_name, headers, publicOrigin, isForeign) => {
  expect(isForeignOrigin(headers, publicOrigin)).toBe(isForeign);
});
