export type CalmWords = {
  /** Urgent ones are said at once, others when the last is long enough ago; of several only the newest. */
  offer(words: string, isUrgent: boolean): void;
  close(): void;
};

/** Lets words through no more often than every `everyMs`, so that a line that moves quickly does not chatter. */
export function createCalmWords(
  everyMs: number,
  say: (words: string) => void,
  now: () => number = Date.now,
): CalmWords {
  let saidAt = Number.NEGATIVE_INFINITY;
  let said = '';
  let waiting = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function sayNow(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === '' || waiting === said) return;
    said = waiting;
    saidAt = now();
    say(said);
  }

  return {
    offer(words, isUrgent) {
      waiting = words;
      const leftMs = saidAt + everyMs - now();
      if (isUrgent || leftMs <= 0) sayNow();
      else timer ??= setTimeout(sayNow, leftMs);
    },
    close: () => clearTimeout(timer),
  };
}
