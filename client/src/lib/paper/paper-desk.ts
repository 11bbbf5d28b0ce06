import type { CorrectedPage, PaperAnswer, PaperWork } from './paper-work.ts';
import type { Reply } from './paper-worker.ts';
// Not as a module: Chrome before 80 and Safari before 15 have no such workers.
import PaperThread from './paper-worker.ts?worker';
import type { Picture, Quad } from './types.ts';

/**
 * Looks at pictures of papers on a thread of its own; every question has one answer, null where it could not be done or the
 * desk is closed.
 */
export type PaperDesk = {
  find(picture: Picture, from: 'viewfinder' | 'still'): Promise<Quad | null>;
  correct(
    picture: Picture,
    quad: Quad,
    how: { isByHand: boolean; quarters: number },
  ): Promise<CorrectedPage | null>;
  close(): void;
};

export function createPaperDesk(): PaperDesk {
  const waiting = new Map<number, (answer: PaperAnswer | null) => void>();
  let thread: Worker | null = openThread();
  let lastId = 0;
  let isClosed = false;

  function openThread(): Worker | null {
    try {
      const opened = new PaperThread();
      opened.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
        waiting.get(data.id)?.(data.answer);
        waiting.delete(data.id);
      });
      opened.addEventListener('error', giveUp);
      return opened;
    } catch {
      return null;
    }
  }

  /** No thread to be had: what is asked from now on is done here, slower. */
  function giveUp(): void {
    thread?.terminate();
    thread = null;
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  }

  async function ask(work: PaperWork): Promise<PaperAnswer | null> {
    if (isClosed) return null;
    if (thread === null) return (await import('./paper-work.ts')).doPaperWork(work);
    lastId += 1;
    const id = lastId;
    const answer = new Promise<PaperAnswer | null>((resolve) => waiting.set(id, resolve));
    thread.postMessage({ id, work });
    return answer;
  }

  return {
    async find({ width, height, data }, from) {
      const answer = await ask({ kind: 'find', picture: { width, height, data }, from });
      return answer !== null && 'quad' in answer ? answer.quad : null;
    },
    async correct({ width, height, data }, quad, how) {
      const answer = await ask({ kind: 'correct', picture: { width, height, data }, quad, ...how });
      return answer !== null && 'page' in answer ? answer : null;
    },
    close() {
      isClosed = true;
      giveUp();
    },
  };
}
