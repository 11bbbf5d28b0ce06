import { toSignalError } from './signal-error.ts';

export type NotesState = {
  text: string;
  phase: 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed';
  savedAt: number | null;
};
export type NotesDrafts = {
  read(): string | null;
  write(text: string): void;
  clear(): void;
};
type NotesSaverOptions = {
  /** What the server has. */
  saved: string;
  save: (text: string) => Promise<{ savedAt: number }>;
  /** Text not yet on the server survives a reload here. */
  drafts: NotesDrafts;
  onState: (state: NotesState) => void;
};

/** Long enough not to save every letter, short enough that a closed laptop loses half a sentence at most. */
export const saveAfterMs = 800;
export const retryAfterMs = 4_000;

/**
 * Keeps an agent's notes: each change goes to the draft at once and to the server a moment later; one save at a time, the
 * last text wins; a failed save is tried again by itself unless the server will never take it.
 */
export function createNotesSaver({ saved, save, drafts, onState }: NotesSaverOptions) {
  const draft = drafts.read();
  let savedText = saved;
  let state: NotesState = { text: saved, phase: 'clean', savedAt: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let hasClosed = false;

  function set(change: Partial<NotesState>): void {
    state = { ...state, ...change };
    if (!hasClosed) onState(state);
  }
  function schedule(delayMs: number): void {
    clearTimeout(timer);
    if (!hasClosed) timer = setTimeout(() => void flush(), delayMs);
  }

  async function saveOnce(): Promise<void> {
    const text = state.text;
    set({ phase: 'saving' });
    try {
      const { savedAt } = await save(text);
      savedText = text;
      if (state.text === text) {
        drafts.clear();
        set({ phase: 'saved', savedAt });
      } else {
        set({ phase: 'unsaved', savedAt });
        schedule(saveAfterMs);
      }
    } catch (error) {
      set({ phase: 'failed' });
      if (toSignalError(error).isRetryable) schedule(retryAfterMs);
    }
  }

  /** Saves now what is not yet saved; resolves when it is tried. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    while (running) await running;
    if (state.text === savedText) return;
    running = saveOnce().finally(() => {
      running = null;
    });
    await running;
  }

  function change(text: string): void {
    drafts.write(text);
    set({ text, phase: 'unsaved' });
    schedule(saveAfterMs);
  }

  if (draft !== null && draft !== saved) change(draft);
  return {
    get state() {
      return state;
    },
    change,
    flush,
    /** Ends it: an unsaved rest is sent once more, without waiting. */
    close() {
      void flush();
      hasClosed = true;
      clearTimeout(timer);
    },
    /** The text went to the server by another way (wrapUp:save): nothing is left to do. */
    discard() {
      hasClosed = true;
      clearTimeout(timer);
      drafts.clear();
    },
  };
}
export type NotesSaver = ReturnType<typeof createNotesSaver>;

/** Drafts of one call in this tab's own storage, which ends with the tab: notes are personal data. */
export function createNotesDrafts(callId: string, storage: Storage): NotesDrafts {
  const key = `cloudseat.desk.notes.${callId}`;
  const quietly = <Result>(run: () => Result): Result | null => {
    try {
      return run();
    } catch {
      return null;
    }
  };
  return {
    read: () => quietly(() => storage.getItem(key)),
    write: (text) => void quietly(() => storage.setItem(key, text)),
    clear: () => void quietly(() => storage.removeItem(key)),
  };
}
