import type { ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { applyUpdate, Doc } from 'yjs';
import { expertPaths } from '../../lib/expert-paths.ts';
import { addPaths } from '../../lib/http.ts';
import { createReportPage } from './report-page.ts';

addPaths(expertPaths);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('what is written while a part of the text is on its way goes after it', async () => {
  vi.useFakeTimers();
  const onServer = new Doc();
  const waiting: (() => void)[] = [];
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const { update } = JSON.parse(body) as { update: string };
    return new Promise<Response>((resolve) =>
      waiting.push(() => {
        applyUpdate(onServer, new Uint8Array(Buffer.from(update, 'base64')));
        resolve(Response.json({ seq: waiting.length }));
      }),
    );
  });
  const kept = new Map<string, string>();
  const page = createReportPage({
    reviewId: 'review' as ExpertReviewId,
    seatId: 'seat' as PanelSeatId,
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    onChange: () => undefined,
  });
  const text = page.doc.getText('project');
  text.insert(0, '堤防长');
  await vi.advanceTimersByTimeAsync(500);
  text.insert(3, '二公里');
  waiting[0]?.();
  await vi.advanceTimersByTimeAsync(500);
  expect(page.phase).toBe('unsaved');
  waiting[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(onServer.getText('project').toString()).toBe('堤防长二公里');
  expect(page.phase).toBe('saved');
  expect(kept.size).toBe(0);
  page.close();
});
