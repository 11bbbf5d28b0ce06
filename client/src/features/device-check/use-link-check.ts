import { judgeLink, type LinkMeasure, type LinkVerdict } from '@cloudseat/shared/nouns/link-verdict.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LinkCheckStep } from '../../media/link-check.ts';

export type CheckLink = (
  onProgress: (step: LinkCheckStep, share: number) => void,
  abort: AbortSignal,
) => Promise<LinkMeasure | null>;
export type LinkCheckState =
  | { status: 'running'; step: LinkCheckStep; share: number }
  | { status: 'done'; measure: LinkMeasure; verdict: LinkVerdict }
  /** Nothing could be measured, which says nothing of the link. */
  | { status: 'unknown' };

const beginning: LinkCheckState = { status: 'running', step: 'socket', share: 0 };

/** Checks the link as soon as the page is there, and again whenever it is asked for; ends with the page. */
export function useLinkCheck(checkLink: CheckLink): { state: LinkCheckState; again: () => void } {
  const [state, setState] = useState(beginning);
  const running = useRef<AbortController | null>(null);
  const begin = useCallback(() => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setState(beginning);
    const show = (next: LinkCheckState) => {
      if (!abort.signal.aborted) setState(next);
    };
    checkLink((step, share) => show({ status: 'running', step, share }), abort.signal).then(
      (measure) =>
        show(
          measure === null ? { status: 'unknown' } : { status: 'done', measure, verdict: judgeLink(measure) },
        ),
      () => show({ status: 'unknown' }),
    );
  }, [checkLink]);
  useEffect(() => {
    begin();
    return () => running.current?.abort();
  }, [begin]);
  return { state, again: begin };
}
