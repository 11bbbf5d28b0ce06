import type { FormChange, FormFilling, FormValue, FormView } from '@cloudseat/shared/nouns/form.ts';
import type { CallId, FormFieldId, FormProposalId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { takeFilling } from '../../lib/form-text.ts';
import { createLifetime } from '../../lib/lifetime.ts';
import { newRequestId } from '../../lib/request-id.ts';
import { SignalError, toSignalError } from '../../lib/signal-error.ts';
import type { Signal } from '../../signal/types.ts';
import { type Drafts, type DraftsMemory, noDraftsMemory } from './form-drafts.ts';
import { createWriteQueue } from './write-queue.ts';

/** A pause in typing after which what stands there is saved, ms. */
const idleMs = 1_500;
/** How long a finger is shown, ms. */
const pointedMs = 15_000;

export type FormState = {
  phase: 'loading' | 'ready' | 'failed';
  error: SignalError | null;
  view: FormView | null;
  drafts: Drafts;
  /** trouble: tried, and tried again until it is saved. */
  saving: 'idle' | 'saving' | 'trouble';
  hasSaved: boolean;
  pointed: FormFieldId | null;
  /** How often the agent asked for a look. */
  summonsCount: number;
};
export type FormStore = ReturnType<typeof createFormStore>;

type Options = {
  signal: Pick<Signal<'applicant'>, 'request' | 'on' | 'onSnapshot' | 'connection'>;
  callId: CallId;
  memory?: DraftsMemory;
};

/** The applicant's own form: what the server has, what is typed and not yet saved there, and where the agent points. */
export function createFormStore({ signal, callId, memory = noDraftsMemory }: Options) {
  const lifetime = createLifetime();
  const store = createStore<FormState>()(() => ({
    ...{ phase: 'loading', error: null, view: null, drafts: memory.read(), saving: 'idle' },
    ...{ hasSaved: false, pointed: null, summonsCount: 0 },
  }));
  const idle = new Map<string, ReturnType<typeof setTimeout>>();
  let isWanted = false;
  let pointedAway: ReturnType<typeof setTimeout> | undefined;

  const filling = () => store.getState().view?.filling ?? null;
  const revisionOf = (fieldId: string) => filling()?.fields[fieldId]?.revision ?? 0;

  function setDrafts(change: (drafts: Drafts) => Drafts): void {
    const drafts = change(store.getState().drafts);
    memory.write(drafts);
    store.setState({ drafts });
  }
  const dropDraft = (fieldId: string) => setDrafts(({ [fieldId]: _, ...others }) => others);

  function take(next: FormFilling): void {
    const { view } = store.getState();
    if (view === null) return;
    store.setState({ view: takeFilling(view, next) });
    // What the server has as well is no draft any more.
    for (const [fieldId, { value }] of Object.entries(store.getState().drafts))
      if (JSON.stringify(filling()?.fields[fieldId]?.value) === JSON.stringify(value)) dropDraft(fieldId);
  }

  const queue = createWriteQueue({
    prepare: (fieldId) => {
      const draft = store.getState().drafts[fieldId];
      if (draft === undefined || draft.hasConflict) return null;
      const { value, base } = draft;
      const requestId = newRequestId();
      const write = { requestId, callId, fieldId: fieldId as FormFieldId, value, revision: base };
      return async () => {
        const { version, revision } = await signal.request('form:write', write);
        const current = filling();
        if (current !== null && revisionOf(fieldId) < revision)
          take({
            ...current,
            // One that skips a change is of a form not seen here yet: its own word will come.
            version: version === current.version + 1 ? version : current.version,
            fields: { ...current.fields, [fieldId]: { value, revision, writtenAt: Date.now() } },
          });
        setDrafts((drafts) => {
          const { [fieldId]: still, ...others } = drafts;
          const isSaved = still === undefined || JSON.stringify(still.value) === JSON.stringify(value);
          return isSaved ? others : { ...drafts, [fieldId]: { ...still, base: revision } };
        });
        store.setState({ hasSaved: true });
      };
    },
    onRefused(fieldId, error) {
      const isConflict = error.code === 'CHANGED_MEANWHILE';
      if (isConflict)
        setDrafts((drafts) => {
          const draft = drafts[fieldId];
          return draft ? { ...drafts, [fieldId]: { ...draft, hasConflict: true } } : drafts;
        });
      else store.setState({ error });
      void load();
    },
    onState: (saving) => store.setState({ saving }),
    whenOnline: (run) =>
      signal.connection.subscribe((connection) => {
        if (connection === 'online') run();
      }),
  });

  function commit(fieldId: string): void {
    clearTimeout(idle.get(fieldId));
    idle.delete(fieldId);
    const draft = store.getState().drafts[fieldId];
    if (draft === undefined || draft.hasConflict) return;
    const saved = filling()?.fields[fieldId]?.value ?? '';
    if (JSON.stringify(saved) === JSON.stringify(draft.value) && !queue.has(fieldId)) dropDraft(fieldId);
    else queue.add(fieldId);
  }

  async function load(): Promise<void> {
    isWanted = true;
    try {
      const view = await signal.request('form:get', { callId });
      const { view: before } = store.getState();
      store.setState({ view: before ?? view, phase: 'ready' });
      if (before !== null) store.setState({ view: { ...view, filling: before.filling } });
      if (view.filling) take(view.filling);
      // What was left unsaved by the page before this one.
      if (before === null) for (const fieldId of Object.keys(store.getState().drafts)) commit(fieldId);
    } catch (error) {
      if (store.getState().phase === 'loading')
        store.setState({ phase: 'failed', error: toSignalError(error) });
    }
  }

  function point(fieldId: FormFieldId | null): void {
    clearTimeout(pointedAway);
    store.setState({ pointed: fieldId });
    if (fieldId !== null) pointedAway = setTimeout(() => store.setState({ pointed: null }), pointedMs);
  }
  function summon(): void {
    store.setState(({ summonsCount }) => ({ summonsCount: summonsCount + 1 }));
  }
  function handle(change: FormChange): void {
    if (change.kind === 'filled') take(change.filling);
    else if (change.kind === 'called') summon();
    else if (change.kind === 'pointed') {
      point(change.fieldId);
      if (change.fieldId !== null) summon();
    }
  }
  lifetime.defer(
    signal.on('form:changed', ({ caseId, change }) => {
      const { view } = store.getState();
      if (view?.caseId === caseId) handle(change);
      // Opened from the other side before this page knew the case.
      else if (view === null || view.caseId === null) void load().then(() => handle(change));
    }),
  );
  lifetime.defer(
    signal.onSnapshot(() => {
      // Before the talk thousands may come back at once, and nobody has asked for the form.
      if (isWanted) void load();
    }),
  );
  lifetime.defer(queue.close);
  lifetime.defer(() => {
    clearTimeout(pointedAway);
    for (const timer of idle.values()) clearTimeout(timer);
  });

  return {
    state: store as Pick<StoreApi<FormState>, 'getState' | 'getInitialState' | 'subscribe'>,
    load,
    async open() {
      await signal.request('form:open', { callId });
      await load();
    },
    /** While somebody types; saved after a pause, or by `commit` when they leave the field. */
    edit(fieldId: string, value: FormValue) {
      setDrafts((drafts) => {
        const known = drafts[fieldId];
        const draft = {
          value,
          base: known?.base ?? revisionOf(fieldId),
          hasConflict: known?.hasConflict ?? false,
        };
        return { ...drafts, [fieldId]: draft };
      });
      clearTimeout(idle.get(fieldId));
      idle.set(
        fieldId,
        setTimeout(() => commit(fieldId), idleMs),
      );
    },
    commit,
    /** Of a conflict: what stands here goes over what came from elsewhere, or gives way to it. */
    keepMine(fieldId: string) {
      setDrafts((drafts) => {
        const draft = drafts[fieldId];
        return draft
          ? { ...drafts, [fieldId]: { ...draft, base: revisionOf(fieldId), hasConflict: false } }
          : drafts;
      });
      commit(fieldId);
    },
    takeTheirs: dropDraft,
    focus(fieldId: FormFieldId | null) {
      if (fieldId !== null && store.getState().pointed === fieldId) point(null);
      if (signal.connection.getState() === 'online')
        signal.request('form:focus', { callId, fieldId }).catch(() => undefined);
    },
    async answer(proposalId: FormProposalId, isConfirmed: boolean) {
      const proposal = filling()?.proposals.find((each) => each.proposalId === proposalId);
      try {
        await signal.request('form:answer', { callId, proposalId, isConfirmed });
        // Confirmed, it stands in place of what was being typed.
        if (isConfirmed && proposal) dropDraft(proposal.fieldId);
      } finally {
        await load();
      }
    },
    /** All that is typed is saved first. CHANGED_MEANWHILE where the form then is another than was shown. */
    async complete() {
      for (const fieldId of Object.keys(store.getState().drafts)) commit(fieldId);
      await queue.settled();
      if (Object.keys(store.getState().drafts).length > 0)
        throw new SignalError({ code: 'CHANGED_MEANWHILE', message: 'what is typed is not all saved' });
      try {
        await signal.request('form:complete', { callId, version: filling()?.version ?? 0 });
      } finally {
        await load();
      }
    },
    async reopen() {
      await signal.request('form:reopen', { callId });
      await load();
    },
    close: () => lifetime.end(),
  };
}
