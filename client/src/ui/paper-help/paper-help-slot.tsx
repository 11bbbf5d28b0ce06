import type { FindingMark } from '@cloudseat/shared/nouns/document.ts';
import type { MaterialId, SampleId } from '@cloudseat/shared/nouns/ids.ts';
import { Suspense } from 'react';
import { lazyWithWords } from '../lazy-with-words.ts';

/** Where on which file it shows what is wrong with it. */
export type MarkedPaper = { materialId: MaterialId; marks: readonly FindingMark[] };

const MarksButton = lazyWithWords(
  async () => (await import('./marks-button.tsx')).MarksButton,
  ['paper-help'],
);
const SampleButton = lazyWithWords(
  async () => (await import('./sample-button.tsx')).SampleButton,
  ['paper-help'],
);

/** The way to a paper's marks, of the paper with this name; its code and its words come where there is one. */
export function MarksSlot({
  paper,
  name,
  look = 'button',
}: {
  paper: MarkedPaper | null;
  name: string;
  look?: 'button' | 'word';
}) {
  if (paper === null || paper.marks.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <MarksButton paper={paper} name={name} look={look} />
    </Suspense>
  );
}

/** The way to the sample of a paper, where it has one. `look`: a word among others, or a button of its own. */
export function SampleSlot({
  sampleId,
  name,
  look = 'word',
}: {
  sampleId: SampleId | undefined;
  name: string;
  look?: 'call' | 'word';
}) {
  if (sampleId === undefined) return null;
  return (
    <Suspense fallback={null}>
      <SampleButton sampleId={sampleId} name={name} look={look} />
    </Suspense>
  );
}
