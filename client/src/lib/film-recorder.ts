import { createStore } from 'zustand/vanilla';
import { type KeptSlice, type KeptTake, keepSlice } from './film-takes.ts';

/** A crash loses at most so much, ms. */
const sliceMs = 5_000;
const tickMs = 250;
/** 1080 lines of a building site: sharp enough to read a sign, some 27 MB a minute. */
const videoBitsPerSecond = 3_500_000;
const formats = [
  'video/webm;codecs=vp8,opus',
  'video/webm',
  'video/mp4;codecs=avc1.640028,mp4a.40.2',
  'video/mp4',
];

/** What this browser can record and the server can read; null where it cannot record at all. */
export const chooseFilmFormat = (
  isSupported: (mimeType: string) => boolean = (mimeType) =>
    typeof MediaRecorder !== 'undefined' && MediaRecorder.isTypeSupported(mimeType),
): string | null => formats.find(isSupported) ?? null;

type RecorderState = {
  phase: 'recording' | 'ended' | 'failed';
  spentMs: number;
  /** The device has no room for what the camera gives. */
  isFull: boolean;
};
export type FilmRecorder = ReturnType<typeof startFilmRecorder>;

/**
 * Records one part of a take: each slice is kept on the device before anything else becomes of it, then `onKept` is told. Throws where
 * the browser cannot record this stream.
 */
export function startFilmRecorder(take: KeptTake, stream: MediaStream, onKept: () => void) {
  const mimeType = chooseFilmFormat();
  if (mimeType === null)
    throw new DOMException('nothing this browser records is a film', 'NotSupportedError');
  const part = take.sliceCounts.length;
  const state = createStore<RecorderState>()(() => ({ phase: 'recording', spentMs: 0, isFull: false }));
  const recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond });
  const startedAt = performance.now();
  let count = 0;
  let keeping: Promise<void> = Promise.resolve();

  async function keep(data: Blob, index: number): Promise<void> {
    const bytes = await data.arrayBuffer();
    const slice: KeptSlice = { part, index, sha256: await sha256Of(bytes), bytes };
    await keepSlice(take.filmId, slice);
    onKept();
  }

  const timer = setInterval(
    () => state.setState({ spentMs: Math.round(performance.now() - startedAt) }),
    tickMs,
  );
  let resolve = () => {};
  const stopped = new Promise<void>((done) => {
    resolve = done;
  });
  recorder.ondataavailable = ({ data }) => {
    if (data.size === 0) return;
    const index = count++;
    keeping = keeping
      .then(() => keep(data, index))
      .catch((error) => {
        console.warn('film recorder', error);
        state.setState({ isFull: true });
        if (recorder.state !== 'inactive') recorder.stop();
      });
  };
  recorder.onerror = () => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  recorder.onstop = () => {
    clearInterval(timer);
    void keeping.then(() => {
      state.setState({ phase: count > 0 ? 'ended' : 'failed' });
      resolve();
    });
  };
  // A camera that is pulled out or taken away by a call.
  for (const track of stream.getVideoTracks())
    track.addEventListener('ended', () => recorder.state !== 'inactive' && recorder.stop());
  recorder.start(sliceMs);

  return {
    state,
    /** Resolves once the last slice is kept. */
    stop(): Promise<void> {
      if (recorder.state !== 'inactive') recorder.stop();
      return stopped;
    },
  };
}

async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
