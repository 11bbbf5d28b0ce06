import { afterEach, beforeEach, expect, it, vi } from 'vitest';

function fakeStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
/** As a page that was just opened. */
async function openPage() {
  vi.resetModules();
  return import('./ticket-memory.ts');
}

beforeEach(() => vi.stubGlobal('localStorage', fakeStorage()));
afterEach(() => vi.unstubAllGlobals());

it('keeps the ticket over a reload and through the talk, which has none of its own', async () => {
  const page = await openPage();
  page.keepTicket({ ticket: 'sealed', endedAt: null });
  const reloaded = await openPage();
  expect(reloaded.findTicket()).toBe('sealed');
  reloaded.keepTicket({ ticket: null, endedAt: null });
  expect(reloaded.findTicket()).toBe('sealed');
});

it.each([null, { ticket: null, endedAt: 1 }])('forgets it at the end: %o', async (call) => {
  const page = await openPage();
  page.keepTicket({ ticket: 'sealed', endedAt: null });
  page.keepTicket(call);
  expect(page.findTicket()).toBeNull();
  expect((await openPage()).findTicket()).toBeNull();
});

it('keeps it while the page lives where the browser keeps nothing', async () => {
  vi.stubGlobal('localStorage', undefined);
  const page = await openPage();
  page.keepTicket({ ticket: 'sealed', endedAt: null });
  expect(page.findTicket()).toBe('sealed');
});
