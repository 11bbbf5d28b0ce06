import type { FormValue } from '@cloudseat/shared/nouns/form.ts';

/** What was typed and is not saved yet. `base`: the field's revision it was typed over. */
export type Draft = {
  value: FormValue;
  base: number;
  /** Another device wrote the field meanwhile: the person says which it is. */
  hasConflict: boolean;
};
export type Drafts = Readonly<Record<string, Draft>>;

export type DraftsMemory = { read(): Drafts; write(drafts: Drafts): void };

/** Over a reload, in this tab only; gone as soon as all is saved. */
export function createDraftsMemory(callId: string, storage: Storage): DraftsMemory {
  const key = `cloudseat.form.${callId}`;
  return {
    read() {
      try {
        return JSON.parse(storage.getItem(key) ?? '{}') as Drafts;
      } catch {
        return {};
      }
    },
    write(drafts) {
      try {
        if (Object.keys(drafts).length === 0) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify(drafts));
      } catch {
        // Kept in memory alone.
      }
    },
  };
}

export const noDraftsMemory: DraftsMemory = { read: () => ({}), write: () => undefined };
