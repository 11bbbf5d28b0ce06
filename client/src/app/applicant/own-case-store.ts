import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { OwnCaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { api } from '../../lib/http.ts';
import { createLifetime } from '../../lib/lifetime.ts';
import type { Signal } from '../../signal/types.ts';

/** Null until the record has the call's ticket, and where it cannot be had. */
export type OwnCaseState = { ownCase: OwnCaseView | null };
export type OwnCaseStore = {
  state: Pick<StoreApi<OwnCaseState>, 'getState' | 'getInitialState' | 'subscribe'>;
  close(): void;
};

/** The case that a call of this page belongs to, as it changes. */
export function createOwnCaseStore(
  signal: Pick<Signal<'applicant'>, 'on' | 'onSnapshot'>,
  callId: CallId,
  load = () => api('case:findOfCall', { params: { callId } }),
): OwnCaseStore {
  const lifetime = createLifetime();
  const state = createStore<OwnCaseState>()(() => ({ ownCase: null }));
  let isLoading = false;
  /** Something changed while it was asked for: the answer may be of before. */
  let isStale = false;

  async function refresh(): Promise<void> {
    if (isLoading) {
      isStale = true;
      return;
    }
    isLoading = true;
    do {
      isStale = false;
      try {
        const { ownCase } = await load();
        if (ownCase !== null && !lifetime.hasEnded) state.setState({ ownCase });
      } catch (error) {
        // What is known stays; the next change asks again.
        console.warn('own case', error);
      }
    } while (isStale && !lifetime.hasEnded);
    isLoading = false;
  }

  lifetime.defer(
    signal.on('case:changed', ({ caseId }) => {
      const known = state.getState().ownCase?.caseId ?? caseId;
      if (known === caseId) void refresh();
    }),
  );
  lifetime.defer(signal.onSnapshot(() => void refresh()));
  void refresh();
  return { state, close: () => lifetime.end() };
}
