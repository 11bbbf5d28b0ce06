import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stubPage } from '../lib/page.test-support.ts';
import { SignalError } from '../lib/signal-error.ts';
import { createFakeSocket } from './fake-socket.test-support.ts';
import { createSignal } from './signal.ts';

const callId = 'call' as CallId;
const call = (version: number) => ({ callId, version });

function start() {
  const fake = createFakeSocket();
  const reload = vi.fn();
  const signal = createSignal({ side: 'applicant', socket: fake.socket, reload });
  return { fake, signal, reload };
}
const codeOf = (error: unknown) => (error instanceof SignalError ? error.code : error);

describe('a connection', () => {
  it('counts as online only when the snapshot was handed out', async () => {
    const { fake, signal } = start();
    const seen: string[] = [];
    signal.onSnapshot(() => seen.push(signal.connection.getState()));
    await fake.goOnline();
    expect(seen).toEqual(['connecting']);
    expect(signal.connection.getState()).toBe('online');
  });
  it('takes the server’s clock', async () => {
    const { fake, signal } = start();
    await fake.goOnline({ serverNow: Date.now() + 60_000 });
    expect(signal.now() - Date.now()).toBeGreaterThan(59_000);
  });
  it('is offline after a loss, and hands out a new snapshot when it is back', async () => {
    const { fake, signal } = start();
    const snapshots = vi.fn();
    signal.onSnapshot(snapshots);
    await fake.goOnline();
    fake.goDown('transport close');
    expect(signal.connection.getState()).toBe('offline');
    await fake.goOnline();
    expect(snapshots).toHaveBeenCalledTimes(2);
    expect(signal.connection.getState()).toBe('online');
  });
  it('goes to another server when this one stops, once', async () => {
    const { fake, signal } = start();
    await fake.goOnline();
    fake.fire('session:moving', { withinMs: 0 });
    await vi.waitFor(() => expect(fake.state.connectCount).toBe(2));
    expect(fake.state.connected).toBe(false);
    expect(signal.connection.getState()).toBe('offline');
    await fake.goOnline();
    expect(signal.connection.getState()).toBe('online');
  });
  it('lets a request leave within the tap that asks for it', async () => {
    const { fake, signal } = start();
    await fake.goOnline();
    void signal.request('call:end', { callId });
    expect(fake.last('call:end')?.input).toMatchObject({ callId });
  });
  it('brings the ticket of the call it shows whenever it resumes', async () => {
    const fake = createFakeSocket();
    let ticket: string | null = null;
    createSignal({ side: 'applicant', socket: fake.socket, getTicket: () => ticket });
    await fake.goOnline();
    expect(fake.last('session:resume')?.input).toEqual({ ticket: null });
    ticket = 'sealed';
    fake.goDown('transport close');
    await fake.goOnline();
    expect(fake.last('session:resume')?.input).toEqual({ ticket: 'sealed' });
  });
  it('asks anew when the server has lost what it knew, and believes its smaller versions then', async () => {
    const { fake, signal } = start();
    const snapshots: unknown[] = [];
    signal.onSnapshot((snapshot) => snapshots.push(snapshot.call));
    await fake.goOnline({ call: call(7) });
    fake.fire('session:stale', { at: 1 });
    const data = { side: 'applicant', serverNow: 1, applicantName: '', call: call(1), room: null };
    fake.last('session:resume')?.answer({ ok: true, data });
    await fake.settle();
    expect(snapshots).toEqual([call(7), call(1)]);
    expect(signal.connection.getState()).toBe('online');
  });
  it('says that nobody is signed in', () => {
    const { fake, signal } = start();
    fake.fire(
      'connect_error',
      Object.assign(new Error('x'), { data: { code: 'UNAUTHENTICATED', message: '' } }),
    );
    expect(signal.connection.getState()).toBe('signedOut');
  });
  it('lets go of the call that was opened elsewhere, until it is taken back', async () => {
    const { fake, signal } = start();
    await fake.goOnline();
    fake.fire('session:replaced', { at: 1 });
    expect(signal.connection.getState()).toBe('replaced');
    expect(fake.state.connected).toBe(false);
    signal.takeBack();
    expect(signal.connection.getState()).toBe('connecting');
    await fake.goOnline();
    expect(signal.connection.getState()).toBe('online');
  });
});

describe('a page that was away', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('connects at once when it is seen again, instead of sitting out a pause', async () => {
    const { hide, show } = stubPage();
    const { fake } = start();
    await fake.goOnline();
    hide();
    fake.goDown('transport close');
    const before = fake.state.connectCount;
    const disconnect = vi.spyOn(fake.socket, 'disconnect');
    show();
    // Only a disconnect ends the pause between two attempts.
    expect([disconnect.mock.calls.length, fake.state.connectCount]).toEqual([1, before + 1]);
  });
  it('lets go of a connection that died while it slept, and keeps one that lives', async () => {
    vi.useFakeTimers();
    const { hide, show } = stubPage();
    const { fake, signal } = start();
    void fake.goOnline();
    await vi.advanceTimersByTimeAsync(0);
    hide();
    await vi.advanceTimersByTimeAsync(3_000);
    show();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fake.state.cutCount).toBe(0);
    hide();
    await vi.advanceTimersByTimeAsync(60_000);
    const before = fake.state.connectCount;
    show();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([fake.state.cutCount, fake.state.connectCount]).toEqual([1, before + 1]);
    expect(signal.connection.getState()).toBe('offline');
  });
});

describe('a page on another network', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('lets go of what was connected over the old one, though it was heard just now, and connects at once', async () => {
    const { view } = stubPage();
    const { fake, signal } = start();
    await fake.goOnline();
    const before = fake.state.connectCount;
    view.dispatchEvent(new Event('online'));
    expect([fake.state.cutCount, fake.state.connectCount]).toEqual([1, before + 1]);
    expect(signal.connection.getState()).toBe('offline');
    // What is asked for meanwhile goes over the new one.
    const answer = signal.request('message:list', { callId });
    await fake.settle();
    expect(fake.last('message:list')).toBeUndefined();
    await fake.goOnline();
    fake.last('message:list')?.answer({ ok: true, data: { messages: [] } });
    expect(await answer).toEqual({ messages: [] });
    expect([fake.state.cutCount, fake.state.connectCount]).toEqual([1, before + 1]);
  });
  it('stays away where it was replaced', async () => {
    const { view } = stubPage();
    const { fake, signal } = start();
    await fake.goOnline();
    fake.fire('session:replaced', { at: 1 });
    const before = fake.state.connectCount;
    view.dispatchEvent(new Event('online'));
    expect([fake.state.cutCount, fake.state.connectCount]).toEqual([0, before]);
    expect(signal.connection.getState()).toBe('replaced');
  });
});

describe('a request', () => {
  it('waits for the connection and resolves with the data of the ack', async () => {
    const { fake, signal } = start();
    const answer = signal.request('message:list', { callId });
    await fake.settle();
    expect(fake.last('message:list')).toBeUndefined();
    await fake.goOnline();
    fake.last('message:list')?.answer({ ok: true, data: { messages: [] } });
    expect(await answer).toEqual({ messages: [] });
  });
  it('rejects with the typed error of the server', async () => {
    const { fake, signal } = start();
    await fake.goOnline();
    const answer = signal.request('call:leave', { callId }).catch(codeOf);
    await fake.settle();
    fake.last('call:leave')?.answer({ ok: false, error: { code: 'CALL_ENDED', message: '' } });
    expect(await answer).toBe('CALL_ENDED');
  });
  it('cuts a silent link when a write’s ack is lost, and sends it again with the same requestId', async () => {
    const { fake, signal } = start();
    await fake.goOnline();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const answer = signal.request('call:end', { callId });
    await fake.settle();
    const first = fake.last('call:end');
    first?.lose();
    await fake.settle();
    expect(fake.state.cutCount).toBe(1);
    await fake.goOnline();
    const second = fake.last('call:end');
    expect(second).not.toBe(first);
    expect(second?.input).toEqual(first?.input);
    expect(first?.input.requestId).toMatch(/^[\w-]{20}$/);
    second?.answer({ ok: true, data: { endedAt: 5 } });
    expect(await answer).toEqual({ endedAt: 5 });
  });
  it('is not repeated when it is no write', async () => {
    const { fake, signal } = start();
    await fake.goOnline();
    const answer = signal.request('message:list', { callId }).catch(codeOf);
    await fake.settle();
    fake.last('message:list')?.lose();
    expect(await answer).toBe('TIMEOUT');
  });
});

describe('a view', () => {
  it('reaches the listener from a notification and from an answer, but never an older one', async () => {
    const { fake, signal } = start();
    const seen: number[] = [];
    signal.on('call:updated', ({ call: { version } }) => seen.push(version));
    await fake.goOnline();
    fake.fire('call:updated', { call: call(3) });
    fake.fire('call:updated', { call: call(2) });
    const answer = signal.request('call:leave', { callId });
    await fake.settle();
    fake.last('call:leave')?.answer({ ok: true, data: { call: call(4) } });
    await answer;
    fake.fire('call:updated', { call: call(3) });
    expect(seen).toEqual([3, 4]);
  });
});
