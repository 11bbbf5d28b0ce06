import { pageWidths } from '@cloudseat/shared/nouns/document-rules.ts';
import { useEffect, useState } from 'react';
import { apiFile } from '../../lib/http.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { createPictureTurns } from './picture-turns.ts';

/** Pictures of pages that this tab holds; the browser itself may not store them. */
const keptCount = 160;
/** Small pictures that are asked for at once, whatever number of them is in sight. */
const smallAtOnceCount = 4;
const [smallestWidth] = pageWidths;
type Held = { url: string | null; loading: Promise<string> };
const held = new Map<string, Held>();

const keyOf = (materialId: string, page: number, width: number) => `${materialId}/${page}/${width}`;

function load(materialId: string, page: number, width: number): Promise<string> {
  const key = keyOf(materialId, page, width);
  const known = held.get(key);
  if (known !== undefined) {
    held.delete(key);
    held.set(key, known);
    return known.loading;
  }
  const entry: Held = {
    url: null,
    loading: apiFile('document:page', {
      params: { materialId, page: String(page) },
      query: { width: String(width) },
    }).then((picture) => {
      entry.url = URL.createObjectURL(picture);
      return entry.url;
    }),
  };
  held.set(key, entry);
  entry.loading.catch(() => held.delete(key));
  if (held.size > keptCount) forget([...held.keys()][0] ?? key);
  return entry.loading;
}

function forget(key: string): void {
  const url = held.get(key)?.url;
  held.delete(key);
  if (url) URL.revokeObjectURL(url);
}

/** Nothing of the files stays in the tab. */
export function clearPageImages(): void {
  for (const key of [...held.keys()]) forget(key);
}

/** Any picture of the page that is here already, the sharpest first. */
function findAny(materialId: string, page: number): string | null {
  for (const width of [...pageWidths].reverse()) {
    const url = held.get(keyOf(materialId, page, width))?.url;
    if (url) return url;
  }
  return null;
}

/** The page next to this one is asked for ahead. */
export function prefetchPage(materialId: string, page: number, width: number): void {
  load(materialId, page, width).catch(() => undefined);
}

export type PageImage = {
  url: string | null;
  /** The picture is the one that was asked for, and no other that was here. */
  isSharp: boolean;
  error: SignalError | null;
  retry: () => void;
};

/** A page's picture in one of the widths there are; while a sharper one comes the one that is there stays. */
export function usePageImage(materialId: string, page: number, width: number): PageImage {
  const [attempt, setAttempt] = useState(0);
  const key = keyOf(materialId, page, width);
  const [state, setState] = useState<{ key: string; url: string | null; error: SignalError | null }>({
    key: '',
    url: null,
    error: null,
  });
  // `attempt` asks again.
  useEffect(() => {
    let isCurrent = true;
    load(materialId, page, width).then(
      (url) => isCurrent && setState({ key, url, error: null }),
      (error) => isCurrent && setState({ key, url: null, error: toSignalError(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key, materialId, page, width, attempt]);
  const isNow = state.key === key;
  return {
    url: isNow && state.url ? state.url : findAny(materialId, page),
    isSharp: isNow && state.url !== null,
    error: isNow ? state.error : null,
    retry: () => setAttempt((count) => count + 1),
  };
}

const smallTurns = createPictureTurns<string>(smallAtOnceCount);

/** A page's small picture for as long as it is in sight; null until it is there. */
export function useSmallImage(materialId: string, page: number): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => smallTurns.add(() => load(materialId, page, smallestWidth), setUrl), [materialId, page]);
  return url ?? findAny(materialId, page);
}
