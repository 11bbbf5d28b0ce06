import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';

/** Between two words about one's own pointer, ms. */
const pointEveryMs = 50;

/** `point` null: the pointer has left the page. */
export type PointerWord = { materialId: MaterialId; page: number; point: [number, number] | null };

/**
 * Tells where one points: seldom enough for a narrow link, and never of a place left long ago. The last word of all is always
 * said: where the pointer rests, or that it is gone.
 */
export function createPointing(send: (word: PointerWord) => Promise<unknown>) {
  let next: PointerWord | null = null;
  let isAway = true;
  let isSending = false;
  let sentAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    if (isSending || next === null) return;
    clearTimeout(timer);
    const restMs = next.point === null ? 0 : sentAt + pointEveryMs - Date.now();
    if (restMs > 0) {
      timer = setTimeout(flush, restMs);
      return;
    }
    const word = next;
    next = null;
    isSending = true;
    sentAt = Date.now();
    send(word)
      .catch(() => undefined)
      .finally(() => {
        isSending = false;
        flush();
      });
  }
  return {
    point(word: PointerWord): void {
      if (word.point === null && isAway) return;
      isAway = word.point === null;
      next = word;
      flush();
    },
    end(): void {
      next = null;
      clearTimeout(timer);
    },
  };
}
