const soonMs = 15_000;

/** The time box of wrap-up; without an end it never runs out. */
export function readWrapUpLife(wrapUpUntil: number | null, nowMs: number) {
  if (wrapUpUntil === null) return { remainingMs: null, isSoon: false };
  const remainingMs = Math.max(0, wrapUpUntil - nowMs);
  return { remainingMs, isSoon: remainingMs <= soonMs };
}
