import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { createStore } from 'zustand/vanilla';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';

export type CaseFileState = { view: CaseView | null; error: SignalError | null };
export type CaseFile = ReturnType<typeof createCaseFile>;
type Options = { caseId: CaseId; load: (caseId: CaseId) => Promise<CaseView> };

/** One case as the desk shows it: what was read last, and what its own commands gave back. An older answer never hides a newer one. */
export function createCaseFile({ caseId, load }: Options) {
  const store = createStore<CaseFileState>()(() => ({ view: null, error: null }));

  function take(view: CaseView): void {
    const known = store.getState().view;
    if (known === null || view.entryCount >= known.entryCount) store.setState({ view, error: null });
  }

  async function refresh(): Promise<void> {
    try {
      take(await load(caseId));
    } catch (error) {
      store.setState({ error: toSignalError(error) });
    }
  }

  return {
    caseId,
    store,
    take,
    refresh,
    /** Somebody changed it, perhaps this page itself a moment ago. */
    noteChanged(entryCount: number): void {
      if (entryCount > (store.getState().view?.entryCount ?? -1)) void refresh();
    },
    /** A command on what is shown; after a change by somebody else what there is now is read, and the command is not done. */
    async change(command: (view: CaseView) => Promise<CaseView>): Promise<void> {
      const { view } = store.getState();
      if (view === null) return;
      try {
        take(await command(view));
      } catch (error) {
        if (toSignalError(error).code === 'CHANGED_MEANWHILE') await refresh();
        throw error;
      }
    },
  };
}
