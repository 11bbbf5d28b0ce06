import { lazyWithWords } from '../../ui/lazy-with-words.ts';

// Pages that speak of cases.
export const CallsRoute = lazyWithWords(
  async () => (await import('./calls-route.tsx')).CallsRoute,
  ['own-case', 'case-papers'],
);
export const CaseRoute = lazyWithWords(
  async () => (await import('./case-route.tsx')).CaseRoute,
  ['own-case', 'case-papers'],
);
export const UnitSessionRoute = lazyWithWords(
  async () => (await import('./unit-session-route.tsx')).UnitSessionRoute,
  ['own-joint', 'sitting', 'expert-session', 'expert-film', 'expert-reading'],
);
export const ReviewRoute = lazyWithWords(
  async () => (await import('./review-route.tsx')).ReviewRoute,
  ['own-joint', 'sitting'],
);
export const HelpingRoute = lazyWithWords(
  async () => (await import('./helping-route.tsx')).HelpingRoute,
  ['helping', 'own-case', 'case-papers'],
);
export const LiveRoute = lazyWithWords(
  async () => (await import('./live-route.tsx')).LiveRoute,
  ['own-case', 'case-papers'],
);
export const PaperCheck = lazyWithWords(
  async () => (await import('../../features/my-calls/paper-check-page.tsx')).PaperCheckPage,
  ['case-papers'],
);
