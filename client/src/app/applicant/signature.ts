import { lazyWithWords } from '../../ui/lazy-with-words.ts';

export const Signature = lazyWithWords(
  async () => (await import('../../features/signature/signature-screen.tsx')).SignatureScreen,
  ['signature'],
);
