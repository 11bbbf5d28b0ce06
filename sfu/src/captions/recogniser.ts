import type { Caption, CaptionLanguage } from '@cloudseat/shared/nouns/caption.ts';

export type CaptionContent = Caption['content'];

/** One person's speech as it is understood. onError: nothing is understood until onReady; the stream tries again by itself. */
export type RecogniserListener = {
  onReady(): void;
  /** So far, of what is being said. */
  onPartial(content: CaptionContent): void;
  /** What was said; the next one is about what comes after it. */
  onFinal(content: CaptionContent): void;
  onError(problem: string): void;
};
export type RecogniserStream = {
  /** Sound as it was said, silence included: mono at 16 kHz. Never waits; what cannot be sent on is dropped. */
  push(pcm: Int16Array): void;
  /** Nothing is told after this. */
  close(): void;
};

/** Turns speech into words. The adapter for another recogniser is one more of these. */
export type Recogniser = {
  readonly source: 'demo' | 'recogniser';
  open(options: { language: CaptionLanguage } & RecogniserListener): RecogniserStream;
};

/** Samples a second of what recognisers get. */
export const recogniserRate = 16_000;
