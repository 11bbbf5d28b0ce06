import { createContext, type RefObject, Suspense, useContext } from 'react';
import { useStore } from 'zustand';
import { elderMode } from '../lib/elder-mode.ts';
import { lazyWithWords } from './lazy-with-words.ts';

// Only the version for elders reads aloud: nobody else fetches its code or its words.
const ReadAloud = lazyWithWords(async () => (await import('./read-aloud.tsx')).ReadAloud, ['elder']);

/** Pages may be read aloud, and what opens over them; a talk may not: nothing speaks over the agent. */
const Readable = createContext(false);
export const ReadablePage = Readable.Provider;

type ReadAloudSlotProps = {
  /** What is read. */
  root: RefObject<HTMLElement | null>;
  /** Offers to read changes by itself. */
  tellsChanges?: boolean;
};

/** Where the button to read aloud stands, in the version for elders. */
export function ReadAloudSlot({ root, tellsChanges = false }: ReadAloudSlotProps) {
  const isReadable = useContext(Readable);
  const isElder = useStore(elderMode);
  if (!isReadable || !isElder) return null;
  return (
    <Suspense fallback={null}>
      <ReadAloud root={root} tellsChanges={tellsChanges} />
    </Suspense>
  );
}
