import { createStore } from 'zustand/vanilla';
import { countSlices, dropSlice, type KeptSlice, type KeptTake, nextSlice } from './film-takes.ts';
import { api, apiUrl } from './http.ts';
import { isErrorBody, SignalError, toSignalError } from './signal-error.ts';

type SenderState = {
  /** Slices that are still on this device alone. */
  waitingCount: number;
  /** The network is away: it goes on by itself. */
  isOffline: boolean;
  /** Nothing more is taken: by whatever was tried. */
  error: SignalError | null;
};
export type TakeSender = ReturnType<typeof createTakeSender>;

/** Rests before what did not arrive is tried again, ms; the last one over and over. */
const restsMs = [500, 1_000, 2_000, 5_000];
/** A slice of some megabytes over a village's link. */
const sendMaxMs = 60_000;

/** Sends what is kept of a recording, slice by slice in order, for as long as it lives; what has arrived is forgotten here. */
export function createTakeSender({
  filmId,
  reviewId,
  lineId,
}: Pick<KeptTake, 'filmId' | 'reviewId' | 'lineId'>) {
  const state = createStore<SenderState>()(() => ({ waitingCount: 0, isOffline: false, error: null }));
  const end = new AbortController();
  let isBegun = false;
  let running: Promise<void> | null = null;

  async function sendAll(): Promise<void> {
    let failed = 0;
    while (!end.signal.aborted) {
      const slice = await nextSlice(filmId);
      state.setState({ waitingCount: await countSlices(filmId) });
      if (slice === null && isBegun) return;
      try {
        if (!isBegun) await api('film:beginTake', { params: { filmId }, body: { reviewId, lineId } });
        isBegun = true;
        if (slice !== null) {
          await putSlice(filmId, slice, end.signal);
          await dropSlice(filmId, slice);
        }
        failed = 0;
        state.setState({ isOffline: false });
      } catch (thrown) {
        const error = toSignalError(thrown);
        const isWorth = error.isRetryable || error.code === 'FILE_CONTENT_MISMATCH';
        if (!isWorth) {
          state.setState({ error });
          return;
        }
        state.setState({ isOffline: true });
        await rest(restsMs[Math.min(failed, restsMs.length - 1)] ?? 0, end.signal);
        failed += 1;
      }
    }
  }

  /** Resolves when nothing is waiting any more, or nothing more is taken. */
  async function flush(): Promise<void> {
    running ??= sendAll().finally(() => {
      running = null;
    });
    await running;
    if ((await nextSlice(filmId)) !== null && state.getState().error === null && !end.signal.aborted)
      await flush();
  }

  return {
    state,
    /** Something new is kept. */
    wake: () => void flush().catch((error) => state.setState({ error: toSignalError(error) })),
    flush,
    close: () => end.abort(),
  };
}

async function putSlice(filmId: string, slice: KeptSlice, signal: AbortSignal): Promise<void> {
  const { part, index, sha256, bytes } = slice;
  const address = apiUrl('film:putSlice', {
    params: { filmId, part: String(part), index: String(index) },
    query: { sha256 },
  });
  const tooLong = new AbortController();
  const timer = setTimeout(() => tooLong.abort(), sendMaxMs);
  const give = () => tooLong.abort();
  signal.addEventListener('abort', give);
  let response: Response;
  try {
    response = await fetch(address, {
      ...{ method: 'PUT', credentials: 'same-origin', body: bytes, signal: tooLong.signal },
      headers: { 'content-type': 'application/octet-stream' },
    });
  } catch (error) {
    throw new SignalError({ code: 'UNAVAILABLE', message: String(error) });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', give);
  }
  if (response.ok) return;
  const body: unknown = await response.json().catch(() => null);
  const inner = typeof body === 'object' && body !== null && 'error' in body ? body.error : body;
  throw new SignalError(
    isErrorBody(inner)
      ? inner
      : { code: response.status >= 500 ? 'UNAVAILABLE' : 'INTERNAL', message: `HTTP ${response.status}` },
  );
}

/** Until then, or until the network is back. */
function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
