import { doPaperWork, type PaperAnswer, type PaperWork } from './paper-work.ts';

export type Question = { id: number; work: PaperWork };
export type Reply = { id: number; answer: PaperAnswer | null };

/** The types know this thread as a window; old phones know only this form of it. */
const thread = self as unknown as { postMessage(reply: Reply, moved: Transferable[]): void };

/** Off the page's own thread, so that the viewfinder runs on. */
self.addEventListener('message', ({ data: { id, work } }: MessageEvent<Question>) => {
  const reply: Reply = { id, answer: tryWork(work) };
  const moved = reply.answer !== null && 'page' in reply.answer ? [reply.answer.page.data.buffer] : [];
  thread.postMessage(reply, moved);
});

function tryWork(work: PaperWork): PaperAnswer | null {
  try {
    return doPaperWork(work);
  } catch (error) {
    console.error('paper', error);
    return null;
  }
}
