import type { WatchedSpan } from './film-player-props.ts';

/** Of the film may pass at most so much more than of the clock, times the rate: more was sought, not played. */
const tolerance = 1.6;
const slackMs = 150;

/** Gathers what was really played: told again and again where the film stands, it keeps the ways between that were played. */
export function createWatched() {
  let spans: WatchedSpan[] = [];
  let last: { ms: number; at: number } | null = null;

  function add(fromMs: number, toMs: number): void {
    const before = spans[spans.length - 1];
    if (before !== undefined && Math.abs(before.toMs - fromMs) < 1) before.toMs = toMs;
    else spans.push({ fromMs, toMs });
  }

  return {
    /** `ms` of the film at `at` of the clock; `rate` null while it stands, waits for bytes or is sought in. */
    tell(ms: number, at: number, rate: number | null): void {
      if (rate !== null && last !== null) {
        const [passed, most] = [ms - last.ms, (at - last.at) * rate * tolerance + slackMs];
        if (passed > 0 && passed <= most) add(last.ms, ms);
      }
      last = rate === null ? null : { ms, at };
    },
    /** What was gathered since it was taken last. */
    take(): WatchedSpan[] {
      const taken = spans.map(({ fromMs, toMs }) => ({ fromMs: Math.round(fromMs), toMs: Math.round(toMs) }));
      spans = [];
      return taken.filter(({ fromMs, toMs }) => toMs > fromMs);
    },
  };
}
