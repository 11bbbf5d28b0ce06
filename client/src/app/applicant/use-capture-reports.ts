import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import type { CaptureId } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect, useRef } from 'react';
import type { CaptureUpload } from '../../features/capture/capture-view.ts';
import type { CaptureRequests } from './capture-requests.ts';

/** An agent who waits sees it move, and the link has better things to carry. */
const stepPercent = 10;

type Reports = {
  captures: readonly Capture[];
  isLoaded: boolean;
  uploads: readonly CaptureUpload[];
  requests: CaptureRequests;
};

/** Tells the agent how far each photograph is, and that a camera which an earlier page left open is not open any more. */
export function useCaptureReports({ captures, isLoaded, uploads, requests }: Reports): void {
  const told = useRef(new Map<CaptureId, number | 'refused'>());
  const hasTidied = useRef(false);
  useEffect(() => {
    for (const { captureId, share, error } of uploads) {
      if (captureId === null || error?.isRetryable) continue;
      const percent = Math.floor((share * 100) / stepPercent) * stepPercent;
      const news = error === null ? percent : 'refused';
      if (told.current.get(captureId) === news) continue;
      told.current.set(captureId, news);
      const step = error === null ? 'sending' : 'refused';
      requests.report(captureId, step, error === null ? percent : 0).catch(() => undefined);
    }
  }, [uploads, requests]);
  useEffect(() => {
    if (!isLoaded || hasTidied.current) return;
    hasTidied.current = true;
    for (const { captureId, state, percent } of captures)
      if (state === 'opened' && percent === null) requests.report(captureId, 'closed').catch(() => undefined);
  }, [captures, isLoaded, requests]);
}
