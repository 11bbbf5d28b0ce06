import { afterEach, describe, expect, it, vi } from 'vitest';
import { api, apiUrl } from './http.ts';
import { SignalError } from './signal-error.ts';

const answer = (status: number, body: unknown) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })),
  );
const failure = () =>
  api('catalogue:get').then(
    () => null,
    (error: unknown) => (error instanceof SignalError ? error.code : error),
  );
afterEach(() => vi.unstubAllGlobals());

describe('an address', () => {
  it('holds its parameters and query, encoded', () => {
    expect(apiUrl('matter:get', { params: { matterId: 'a/b' } })).toBe('/api/matters/a%2Fb');
    expect(apiUrl('consentText:get', { query: { locale: 'en' } })).toBe('/api/consent-text?locale=en');
    expect(apiUrl('consentText:get', { query: { locale: undefined } })).toBe('/api/consent-text');
  });
});

describe('a request over HTTP', () => {
  it('hands out the body of an answer', async () => {
    answer(200, { departments: [] });
    expect(await api('catalogue:get')).toEqual({ departments: [] });
  });
  it('rejects with the code of our error body, bare or wrapped', async () => {
    answer(409, { code: 'MATTER_CLOSED', message: 'closed' });
    expect(await failure()).toBe('MATTER_CLOSED');
    answer(409, { error: { code: 'CALL_ENDED', message: 'ended', retryAfterMs: 5 } });
    expect(await failure()).toBe('CALL_ENDED');
  });
  it.each([
    [404, 'NOT_FOUND'],
    [401, 'UNAUTHENTICATED'],
    [413, 'FILE_TOO_LARGE'],
    [429, 'RATE_LIMITED'],
    [502, 'UNAVAILABLE'],
    [500, 'INTERNAL'],
  ])('reads a foreign answer of status %i as %s', async (status, code) => {
    answer(status, '<html>');
    expect(await failure()).toBe(code);
  });
  it('calls a network that answers nothing UNAVAILABLE', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => Promise.reject(new TypeError('failed'))),
    );
    expect(await failure()).toBe('UNAVAILABLE');
  });
});
