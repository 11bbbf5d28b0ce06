import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { Suspense, useEffect, useState } from 'react';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { useLiveMandates } from '../../ui/mandate/use-case-mandates.ts';
import type { Line } from './line.ts';

const MandateNotice = lazyWithWords(
  async () => (await import('../../features/mandate/mandate-notice.tsx')).MandateNotice,
  ['mandate'],
);

/** In a talk: what the agent proposes is here at once, and its code with it. Where it cannot be had the talk goes on without. */
export function CallMandates({ line: { signal }, caseId }: { line: Line; caseId: CaseId }) {
  const { value, retry: refresh } = useLiveMandates(signal, caseId);
  const [wasAsked, setWasAsked] = useState(false);
  const isAsked = value?.mandates.some(({ state }) => state === 'proposed') ?? false;
  useEffect(() => {
    if (isAsked) setWasAsked(true);
  }, [isAsked]);
  if (value === null || !(wasAsked || isAsked)) return null;
  return (
    <Suspense fallback={null}>
      <MandateNotice mandates={value.mandates} onChanged={refresh} />
    </Suspense>
  );
}
