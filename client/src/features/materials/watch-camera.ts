/** Some phones say that a call or another program took the camera by its silence alone; shorter ones pass by themselves, ms. */
const silencedGraceMs = 3_000;

/** Tells once that a camera which opened gives no more pictures; gives what ends the watch. */
export function watchCamera(track: MediaStreamTrack, onLost: () => void): () => void {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  function end(): void {
    clearTimeout(timer);
    abort.abort();
  }
  const lose = () => {
    if (abort.signal.aborted) return;
    end();
    onLost();
  };
  const on = (name: 'ended' | 'mute' | 'unmute', handle: () => void) => {
    track.addEventListener(name, handle);
    abort.signal.addEventListener('abort', () => track.removeEventListener(name, handle));
  };
  on('ended', lose);
  on('mute', () => {
    clearTimeout(timer);
    timer = setTimeout(lose, silencedGraceMs);
  });
  on('unmute', () => clearTimeout(timer));
  // It may have ended while somebody waited for it: there is no event for that any more.
  if (track.readyState === 'ended') timer = setTimeout(lose, 0);
  return end;
}
