import type { RequestName } from '@cloudseat/shared/contract/requests.ts';
import type { FormFilling } from '@cloudseat/shared/nouns/form.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { SignalError } from '../../lib/signal-error.ts';
import type { ConnectionState } from '../../signal/types.ts';
import type { DraftsMemory } from './form-drafts.ts';
import { createFormStore } from './form-store.ts';

type Write = { requestId: string; fieldId: string; value: string; revision: number };
const refuse = (code: 'UNAVAILABLE' | 'CHANGED_MEANWHILE') => new SignalError({ code, message: '' });

/** A server with one form: takes writes of the right revision, once for each requestId; `isCut` answers nothing. */
function makeServer(memory?: DraftsMemory) {
  const connection = createStore<ConnectionState>()(() => 'online');
  let filling = { version: 1, fields: {}, proposals: [], state: 'open' } as unknown as FormFilling;
  const writes: Write[] = [];
  const seen = new Map<string, { version: number; revision: number }>();
  const handlers = new Set<(payload: unknown) => void>();
  const server = {
    isCut: false,
    losesAnswer: false,
    writes,
    completed: [] as number[],
    get filling() {
      return filling;
    },
    comeBack() {
      server.isCut = false;
      connection.setState('offline', true);
      connection.setState('online', true);
    },
    /** From another device, or by a confirmed proposal. */
    put(fieldId: string, value: string) {
      const revision = (filling.fields[fieldId]?.revision ?? 0) + 1;
      filling = {
        ...filling,
        version: filling.version + 1,
        fields: { ...filling.fields, [fieldId]: { value, revision, writtenAt: 1 } },
      };
      return { version: filling.version, revision };
    },
    tell: (change: unknown) => {
      for (const handler of handlers) handler({ caseId: 'case', change });
    },
  };
  function answer(name: RequestName, input: unknown): unknown {
    if (server.isCut) throw refuse('UNAVAILABLE');
    if (name === 'form:get') return { caseId: 'case', definition: null, filling };
    if (name === 'form:complete') {
      const { version } = input as { version: number };
      if (version !== filling.version) throw refuse('CHANGED_MEANWHILE');
      server.completed.push(version);
    }
    if (name !== 'form:write') return {};
    const write = input as Write;
    const known = seen.get(write.requestId);
    if (known) return known;
    if ((filling.fields[write.fieldId]?.revision ?? 0) !== write.revision) throw refuse('CHANGED_MEANWHILE');
    writes.push(write);
    const done = server.put(write.fieldId, write.value);
    seen.set(write.requestId, done);
    if (server.losesAnswer) {
      server.losesAnswer = false;
      throw refuse('UNAVAILABLE');
    }
    return done;
  }
  const signal = {
    connection,
    request: async (name: RequestName, input: unknown) => answer(name, input),
    on: (_name: string, handler: (payload: unknown) => void) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    onSnapshot: () => () => undefined,
  };
  const store = createFormStore({
    signal: signal as unknown as Parameters<typeof createFormStore>[0]['signal'],
    callId: 'call' as CallId,
    ...(memory ? { memory } : {}),
  });
  return { server, store, state: () => store.state.getState() };
}
const settles = (work: () => void) => vi.waitFor(work, { interval: 1 });

it('saves what was typed once its field is left, and lets what is typed meanwhile stand', async () => {
  const { server, store, state } = makeServer();
  await store.load();
  store.edit('scope', '小');
  expect(server.writes).toEqual([]);
  store.commit('scope');
  store.edit('scope', '小面');
  await settles(() => expect(server.filling.fields.scope?.value).toBe('小'));
  server.tell({ kind: 'filled', filling: server.filling });
  expect(state().drafts.scope?.value).toBe('小面');
  store.commit('scope');
  await settles(() => expect(state().drafts).toEqual({}));
  expect(server.filling.fields.scope).toMatchObject({ value: '小面', revision: 2 });
  store.close();
});

it('keeps what cannot be sent and sends it in order when the network is back, once each', async () => {
  const { server, store, state } = makeServer();
  await store.load();
  server.losesAnswer = true;
  store.edit('a', '1');
  store.commit('a');
  await settles(() => expect(state().saving).toBe('trouble'));
  server.isCut = true;
  for (const [fieldId, value] of [
    ['b', '2'],
    ['c', '3'],
    ['a', '4'],
  ] as const) {
    store.edit(fieldId, value);
    store.commit(fieldId);
  }
  server.comeBack();
  await settles(() => expect(state()).toMatchObject({ saving: 'idle', drafts: {} }));
  expect(server.writes.map(({ fieldId, value }) => fieldId + value)).toEqual(['a1', 'b2', 'c3', 'a4']);
  store.close();
});

it('loses nothing where another device wrote the field: the person chooses', async () => {
  const { server, store, state } = makeServer();
  await store.load();
  for (const keeps of ['mine', 'theirs'] as const) {
    store.edit(keeps, 'typed here');
    server.put(keeps, 'typed there');
    store.commit(keeps);
    await settles(() =>
      expect(state().drafts[keeps]).toMatchObject({ value: 'typed here', hasConflict: true }),
    );
    await settles(() => expect(state().view?.filling?.fields[keeps]?.value).toBe('typed there'));
  }
  store.keepMine('mine');
  store.takeTheirs('theirs');
  await settles(() => expect(state().drafts).toEqual({}));
  expect(server.filling.fields).toMatchObject({
    mine: { value: 'typed here' },
    theirs: { value: 'typed there' },
  });
  store.close();
});

it('goes on with what the page before it left unsaved', async () => {
  let kept = {};
  const memory: DraftsMemory = {
    read: () => kept,
    write: (drafts) => {
      kept = drafts;
    },
  };
  const before = makeServer(memory);
  await before.store.load();
  before.store.edit('scope', '小面');
  before.store.close();
  const after = makeServer(memory);
  await after.store.load();
  await settles(() => expect(after.server.filling.fields.scope?.value).toBe('小面'));
  await settles(() => expect(kept).toEqual({}));
  after.store.close();
});

it('drops a filling that comes late, and shows where the agent points', async () => {
  const { server, store, state } = makeServer();
  await store.load();
  const old = server.filling;
  server.put('scope', '小面');
  server.tell({ kind: 'filled', filling: server.filling });
  server.tell({ kind: 'filled', filling: old });
  expect(state().view?.filling?.fields.scope?.value).toBe('小面');
  server.tell({ kind: 'pointed', fieldId: 'scope', byName: '王敏' });
  expect(state()).toMatchObject({ pointed: 'scope', summonsCount: 1 });
  store.close();
});

it('completes nothing but what is on screen', async () => {
  const { server, store, state } = makeServer();
  await store.load();
  store.edit('a', 'typed here');
  server.put('a', 'typed there');
  await expect(store.complete()).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(state().drafts.a?.hasConflict).toBe(true);
  store.takeTheirs('a');
  // Another device wrote a field that this page has not heard of when its own write is answered.
  server.put('b', 'typed there');
  store.edit('c', 'typed here');
  await expect(store.complete()).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(server.completed).toEqual([]);
  expect(state().view?.filling?.fields.b?.value).toBe('typed there');
  store.edit('c', 'once more');
  await store.complete();
  expect(server.completed).toEqual([server.filling.version]);
  store.close();
});

it('saves what the page before left unsaved, though the form was not to be had at first', async () => {
  const kept = { scope: { value: '小面', base: 0, hasConflict: false } };
  const { server, store } = makeServer({ read: () => kept, write: () => undefined });
  server.isCut = true;
  await store.load();
  server.isCut = false;
  await store.load();
  await settles(() => expect(server.filling.fields.scope?.value).toBe('小面'));
  store.close();
});
