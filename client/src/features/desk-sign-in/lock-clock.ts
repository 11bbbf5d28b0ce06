/** When a locked sign-in opens again, by this page's clock; a lock without a delay counts as a minute. */
export function lockEnd(retryAfterMs: number | null, nowMs: number): number {
  return nowMs + (retryAfterMs ?? 60_000);
}
