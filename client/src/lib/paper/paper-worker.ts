import { doPaperWork, type PaperAnswer, type PaperWork } from './paper-work.ts';

export type Question = { id: number; work: PaperWork };
export type Reply = { id: number; answer: PaperAnswer | null };

/** Off the page's own thread, so that the viewfinder runs on. */
self.addEventListener('message', ({ data: { id, work } }: MessageEvent<Question>) => {
  const reply: Reply = { id, answer: tryWork(work) };
  const moved = reply.answer !== null && 'page' in reply.answer ? [reply.answer.page.data.buffer] : [];
  self.postMessage(reply, { transfer: moved });
});

function tryWork(work: PaperWork): PaperAnswer | null {
  try {
    return doPaperWork(work);
  } catch (error) {
    console.error('paper', error);
    return null;
  }
}
