import type { CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { OwnCaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { describe, expect, it, vi } from 'vitest';
import { SignalError } from '../../lib/signal-error.ts';
import { createOwnCaseStore } from './own-case-store.ts';

const caseId = 'c1' as CaseId;
type Found = { ownCase: OwnCaseView | null };
const viewOf = (state: OwnCaseView['state']): Found => ({ ownCase: { caseId, state } as OwnCaseView });
const notYet = async (): Promise<Found> => ({ ownCase: null });
const refused = () => Promise.reject(new SignalError({ code: 'UNAVAILABLE', message: 'in a moment' }));

function open(load: () => Promise<Found>) {
  const told = new Set<(changed: { caseId: CaseId; version: number }) => void>();
  const asked = vi.fn(load);
  const signal = {
    on: (_name: string, run: never) => {
      told.add(run);
      return () => told.delete(run);
    },
    onSnapshot: () => () => undefined,
  };
  const store = createOwnCaseStore(signal as never, 'call' as CallId, asked);
  const change = (of: CaseId = caseId) => {
    for (const run of told) run({ caseId: of, version: 1 });
  };
  return { store, asked, change, listeners: told };
}

describe('the case of a call', () => {
  it('is asked for again when it changes, and the first time when there is one', async () => {
    const answers = [notYet, async () => viewOf('open'), async () => viewOf('correcting')];
    const { store, asked, change } = open(() => (answers.shift() ?? refused)());
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    await Promise.resolve();
    expect(store.state.getState().ownCase).toBeNull();
    change();
    await vi.waitFor(() => expect(store.state.getState().ownCase?.state).toBe('open'));
    change('another' as CaseId);
    change();
    await vi.waitFor(() => expect(store.state.getState().ownCase?.state).toBe('correcting'));
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('is asked for once more where it changed while the answer was on its way', async () => {
    let answer = (_found: Found) => {};
    const first = new Promise<Found>((resolve) => {
      answer = resolve;
    });
    const answers = [() => first, async () => viewOf('accepted')];
    const { store, asked, change } = open(() => (answers.shift() ?? refused)());
    change();
    change();
    answer(viewOf('open'));
    await vi.waitFor(() => expect(store.state.getState().ownCase?.state).toBe('accepted'));
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('keeps what it knows where it cannot be asked for, and listens no more once it is closed', async () => {
    const answers = [async () => viewOf('open')];
    const { store, asked, change, listeners } = open(() => (answers.shift() ?? refused)());
    await vi.waitFor(() => expect(store.state.getState().ownCase).not.toBeNull());
    change();
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
    expect(store.state.getState().ownCase?.state).toBe('open');
    store.close();
    expect(listeners.size).toBe(0);
  });
});
