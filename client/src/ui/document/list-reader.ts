import type { Mark } from '@cloudseat/shared/nouns/document.ts';
import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { api } from '../../lib/http.ts';
import type { Lifetime } from '../../lib/lifetime.ts';
import { toSignalError } from '../../lib/signal-error.ts';

/** Until a list that could not be read is asked for again, ms. */
const againAfterMs = 3_000;

type Options = {
  /** What the server is known to have at this moment. */
  knownIds: (materialId: MaterialId) => ReadonlySet<string>;
  /** `known`: what it was known to have when it was asked. */
  onList: (materialId: MaterialId, marks: readonly Mark[], known: ReadonlySet<string>) => void;
  lifetime: Lifetime;
};

/** Reads the marks of files that are open, until they are there; of two answers about one file the later asked counts. */
export function createListReader({ knownIds, onList, lifetime }: Options) {
  const turns = new Map<MaterialId, number>();

  async function read(materialId: MaterialId): Promise<void> {
    const own = (turns.get(materialId) ?? 0) + 1;
    turns.set(materialId, own);
    const isCurrent = () => turns.get(materialId) === own && !lifetime.hasEnded;
    const known = knownIds(materialId);
    try {
      const { marks } = await api('mark:list', { params: { materialId } });
      if (isCurrent()) onList(materialId, marks, known);
    } catch (error) {
      const again = () => {
        if (isCurrent()) void read(materialId);
      };
      if (isCurrent() && toSignalError(error).isRetryable) lifetime.setTimeout(again, againAfterMs);
    }
  }
  return {
    open(materialId: MaterialId): void {
      if (!turns.has(materialId)) void read(materialId);
    },
    readAgain(): void {
      for (const materialId of turns.keys()) void read(materialId);
    },
  };
}
