const soonMs = 15_000;

/** The time box of wrap-up; without an end it never runs out. `overMs`: how far beyond it, where it does not end by itself. */
export function readWrapUpLife(wrapUpUntil: number | null, nowMs: number) {
  if (wrapUpUntil === null) return { remainingMs: null, isSoon: false, overMs: 0 };
  const remainingMs = Math.max(0, wrapUpUntil - nowMs);
  return { remainingMs, isSoon: remainingMs <= soonMs, overMs: Math.max(0, nowMs - wrapUpUntil) };
}
