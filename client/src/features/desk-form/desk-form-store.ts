import type { FormValue, FormView } from '@cloudseat/shared/nouns/form.ts';
import type { CallId, FormFieldId, FormProposalId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore } from 'zustand/vanilla';
import { takeFilling } from '../../lib/form-text.ts';
import { createLifetime } from '../../lib/lifetime.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import type { Signal } from '../../signal/types.ts';

/** As long as the applicant's page shows the finger, ms. */
const pointedMs = 15_000;

export type DeskFormState = {
  phase: 'loading' | 'ready' | 'failed';
  error: SignalError | null;
  view: FormView | null;
  /** The field the applicant is in. */
  focused: FormFieldId | null;
  /** Where this desk points. */
  pointed: FormFieldId | null;
};
export type DeskFormStore = ReturnType<typeof createDeskFormStore>;

/** The applicant's form as their agent sees it: live, to be pointed at and proposed for. It is asked for when it is shown. */
export function createDeskFormStore(
  signal: Pick<Signal<'staff'>, 'request' | 'on' | 'onSnapshot'>,
  callId: CallId,
) {
  const lifetime = createLifetime();
  const store = createStore<DeskFormState>()(() => ({
    ...{ phase: 'loading', error: null, view: null, focused: null, pointed: null },
  }));
  let isWanted = false;
  let pointedAway: ReturnType<typeof setTimeout> | undefined;

  async function load(): Promise<void> {
    isWanted = true;
    try {
      const view = await signal.request('form:get', { callId });
      const known = store.getState().view?.filling;
      store.setState({ phase: 'ready', error: null, view: known ? takeFilling(view, known) : view });
    } catch (error) {
      if (store.getState().view === null) store.setState({ phase: 'failed', error: toSignalError(error) });
    }
  }
  function setPointed(pointed: FormFieldId | null): void {
    clearTimeout(pointedAway);
    store.setState({ pointed });
    if (pointed !== null) pointedAway = setTimeout(() => store.setState({ pointed: null }), pointedMs);
  }

  lifetime.defer(
    signal.on('form:changed', ({ caseId, change }) => {
      const { view } = store.getState();
      if (!isWanted) return;
      if (view === null || view.caseId === null) void load();
      else if (view.caseId !== caseId) return;
      else if (change.kind === 'filled') store.setState({ view: takeFilling(view, change.filling) });
      else if (change.kind === 'focused') {
        store.setState({ focused: change.fieldId });
        // They have found it.
        if (change.fieldId !== null && change.fieldId === store.getState().pointed) setPointed(null);
      }
    }),
  );
  lifetime.defer(
    signal.onSnapshot(() => {
      if (isWanted) void load();
    }),
  );
  lifetime.defer(() => clearTimeout(pointedAway));

  return {
    store,
    load,
    async open() {
      await signal.request('form:open', { callId });
      await load();
    },
    async point(fieldId: FormFieldId | null) {
      await signal.request('form:point', { callId, fieldId });
      setPointed(fieldId);
    },
    async propose(fieldId: FormFieldId, value: FormValue) {
      const revision = store.getState().view?.filling?.fields[fieldId]?.revision ?? 0;
      try {
        await signal.request('form:propose', { callId, fieldId, value, revision });
      } finally {
        await load();
      }
    },
    async withdraw(proposalId: FormProposalId) {
      try {
        await signal.request('form:withdraw', { callId, proposalId });
      } finally {
        await load();
      }
    },
    close: () => lifetime.end(),
  };
}
