import type { Lifetime } from './lifetime.ts';
import { isPageSeen, onPageBack, onTap } from './page-events.ts';

/** A pause by the system is followed by others at once: a phone call, a headset that is pulled. */
const settleMs = 300;

type Player = EventTarget & Pick<HTMLVideoElement, 'srcObject' | 'paused' | 'play'>;
type PlayerHandlers = {
  /** The browser wants a tap first; the next one, wherever it is, plays. */
  onBlocked: () => void;
  onPlaying: () => void;
};

/** Plays a stream, another one in its place, and goes on after whatever paused it: nobody pauses somebody who is talking. */
export function keepPlaying(player: Player, handlers: PlayerHandlers, lifetime: Lifetime) {
  let isBlocked = false;

  function play(): void {
    const stream = player.srcObject;
    if (stream === null) return;
    player.play().then(
      () => {
        if (lifetime.hasEnded || player.srcObject !== stream) return;
        isBlocked = false;
        handlers.onPlaying();
      },
      (error: unknown) => {
        // AbortError only says that a newer stream took its place.
        if (lifetime.hasEnded || !(error instanceof Error) || error.name !== 'NotAllowedError') return;
        isBlocked = true;
        handlers.onBlocked();
      },
    );
  }
  function playIfPaused(): void {
    if (player.paused && isPageSeen() && !lifetime.hasEnded) play();
  }

  lifetime.listen(player, 'pause', () => lifetime.setTimeout(playIfPaused, settleMs));
  onPageBack(playIfPaused, lifetime);
  onTap(() => {
    if (isBlocked) play();
  }, lifetime);
  return {
    show(stream: MediaStream | null): void {
      if (player.srcObject === stream) return;
      player.srcObject = stream;
      play();
    },
  };
}
