import { describe, expect, it, vi } from 'vitest';
import { createPaperDesk } from './paper-desk.ts';

const quad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
] as const;
const { threads, FakeThread } = vi.hoisted(() => {
  class FakeThread extends EventTarget {
    isOver = false;
    constructor() {
      super();
      threads.push(this);
    }
    postMessage(): void {}
    terminate(): void {
      this.isOver = true;
    }
  }
  const threads: FakeThread[] = [];
  return { threads, FakeThread };
});
vi.mock('./paper-worker.ts?worker', () => ({ default: FakeThread }));
vi.mock('./paper-work.ts', () => ({ doPaperWork: () => ({ quad }) }));

const picture = { width: 2, height: 2, data: new Uint8ClampedArray(16) };

describe('a desk for papers', () => {
  it('does itself what its thread no longer can', async () => {
    const desk = createPaperDesk();
    const asked = desk.find(picture, 'still');
    threads.at(-1)?.dispatchEvent(new Event('error'));
    expect(await asked).toBeNull();
    expect(await desk.find(picture, 'still')).toEqual(quad);
  });

  it('answers nothing once it is closed, neither what was asked before nor after', async () => {
    const desk = createPaperDesk();
    const asked = desk.find(picture, 'still');
    desk.close();
    expect([await asked, await desk.find(picture, 'still')]).toEqual([null, null]);
    expect(threads.at(-1)?.isOver).toBe(true);
  });
});
