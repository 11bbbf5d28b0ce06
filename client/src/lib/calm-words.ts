/** How often at most a screen reader or a voice tells what changes all the time. */
export const calmEveryMs = 20_000;

export type CalmWords = {
  /** Urgent ones are said at once, others when the last is long enough ago; of several only the newest. */
  offer(words: string, isUrgent: boolean): void;
  close(): void;
};

/** Lets words through no more often than every `everyMs`, so that a line that moves quickly does not chatter. */
export function createCalmWords(
  everyMs: number,
  say: (words: string, isUrgent: boolean) => void,
  now: () => number = Date.now,
): CalmWords {
  let saidAt = Number.NEGATIVE_INFINITY;
  let said = '';
  let waiting = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function sayNow(isUrgent: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === '' || waiting === said) return;
    said = waiting;
    saidAt = now();
    say(said, isUrgent);
  }

  return {
    offer(words, isUrgent) {
      waiting = words;
      const leftMs = saidAt + everyMs - now();
      if (isUrgent || leftMs <= 0) sayNow(isUrgent);
      else timer ??= setTimeout(() => sayNow(false), leftMs);
    },
    close: () => clearTimeout(timer),
  };
}
