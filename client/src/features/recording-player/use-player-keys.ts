import { useEffect, useRef } from 'react';
import type { TrackPlayer } from '../../media/track-player.ts';
import { nextRate, readPlayerKey } from './player-keys.ts';

/** The player by keys, wherever the focus is on its page but in a dialog or a field. */
export function usePlayerKeys(player: TrackPlayer, durationMs: number): void {
  const latest = useRef(durationMs);
  latest.current = durationMs;
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('[role="dialog"]')) return;
      const isRange = target?.matches('input[type="range"]') ?? false;
      const act = readPlayerKey({
        key: event.key,
        hasModifier: event.ctrlKey || event.altKey || event.metaKey || event.shiftKey,
        isTyping: !isRange && (target?.matches('input, textarea, select') ?? false),
        isOnControl: target?.matches('button, a, summary, input[type="checkbox"]') ?? false,
      });
      // Volume has its own use for the arrows.
      if (act === null || (act.act === 'leap' && isRange && !target?.hasAttribute('data-position'))) return;
      event.preventDefault();
      const { isPlaying, positionMs, rate } = player.state.getState();
      if (act.act === 'toggle') isPlaying ? player.pause() : player.play();
      else if (act.act === 'leap') player.seek(positionMs + act.byMs);
      else if (act.act === 'tenth') player.seek((latest.current * act.tenth) / 10);
      else player.setRate(nextRate(rate, act.by));
    }
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, [player]);
}
