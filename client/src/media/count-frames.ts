import type { Lifetime } from '../lib/lifetime.ts';

type FrameReader = { read(): Promise<{ done: boolean; value?: { close(): void } }> };
type TrackProcessorClass = new (options: {
  track: MediaStreamTrack;
}) => { readable: { getReader(): FrameReader } };

/**
 * Counts the frames that come out of a track; each call of what it gives back tells how many came since the last. Null where
 * the browser cannot tell.
 */
export function countFrames(track: MediaStreamTrack, lifetime: Lifetime): (() => number) | null {
  const Processor = (globalThis as { MediaStreamTrackProcessor?: TrackProcessorClass })
    .MediaStreamTrackProcessor;
  if (Processor === undefined) return null;
  const copy = track.clone();
  const reader = new Processor({ track: copy }).readable.getReader();
  let count = 0;
  async function readAll(): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      count += 1;
      value?.close();
    }
  }
  readAll().catch(() => undefined);
  // The end of the copy is the end of its frames: what waits until then is read and closed, which cancelling would not do.
  lifetime.defer(() => copy.stop());
  return () => {
    const counted = count;
    count = 0;
    return counted;
  };
}
