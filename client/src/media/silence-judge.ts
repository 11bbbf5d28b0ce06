/** Nothing at all for so long, not even the noise of a room: the microphone is opened again. Ms. */
const reopenAfterMs = 6_000;
/** And still nothing: the person is told. */
const tellAfterMs = 5_000;
/** A spell of nothing that ends by itself after this long shows a device that switches itself off between words. */
const gatingMs = 1_500;

/** sound: something came since the last look. unknown: nobody can tell just now. off: nothing is meant to come. */
export type Heard = 'sound' | 'nothing' | 'unknown' | 'off';
/** fine: as far as one knows. reopen: now, once. silent: told to the person until a sound comes. */
export type SilenceVerdict = 'fine' | 'reopen' | 'silent';

/**
 * Judges an open microphone by whether anything came from it. A quiet room is never exactly silent; some headsets are, between
 * words, and are known by coming back without help.
 */
export function createSilenceJudge() {
  let since: number | null = null;
  let reopenedAt: number | null = null;
  let isGating = false;
  let last: Exclude<SilenceVerdict, 'reopen'> = 'fine';

  function judgeNothing(atMs: number): SilenceVerdict {
    since ??= atMs;
    if (reopenedAt !== null) return atMs - reopenedAt >= tellAfterMs ? 'silent' : 'fine';
    if (isGating || atMs - since < reopenAfterMs) return 'fine';
    reopenedAt = atMs;
    return 'reopen';
  }

  return {
    /** `atMs` only grows. */
    judge(heard: Heard, atMs: number): SilenceVerdict {
      if (heard === 'unknown') return last;
      if (heard === 'nothing') {
        const verdict = judgeNothing(atMs);
        last = verdict === 'reopen' ? 'fine' : verdict;
        return verdict;
      }
      const lastedMs = since === null ? 0 : atMs - since;
      if (heard === 'sound' && reopenedAt === null && lastedMs >= gatingMs) isGating = true;
      since = null;
      reopenedAt = null;
      last = 'fine';
      return last;
    },
    /** Something happened to the device: what was known of it need not hold. */
    doubt(): void {
      isGating = false;
    },
  };
}
