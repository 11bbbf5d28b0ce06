import { type RefObject, useEffect, useRef } from 'react';
import { nextRate, readPlayerKey } from './player-keys.ts';

/** What keys drive: one film, or all tracks of a recording in step. */
export type Playable = {
  state: { getState(): { isPlaying: boolean; positionMs: number; rate: number } };
  play(): void;
  pause(): void;
  seek(toMs: number): void;
  setRate(rate: number): void;
};

/** The player by keys, wherever the focus is on its page, or in its own frame, but in a dialog or a field. Null: not now. */
export function usePlayerKeys(
  player: Playable | null,
  durationMs: number,
  frame?: RefObject<HTMLElement | null>,
): void {
  const latest = useRef(durationMs);
  latest.current = durationMs;
  useEffect(() => {
    if (player === null) return;
    function handle(event: KeyboardEvent): void {
      if (player === null) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('[role="dialog"]')) return;
      if (frame && !frame.current?.contains(target)) return;
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
  }, [player, frame]);
}
