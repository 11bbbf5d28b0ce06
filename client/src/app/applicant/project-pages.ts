import { lazyWithWords } from '../../ui/lazy-with-words.ts';

// Pages of project units.
export const ProjectsRoute = lazyWithWords(
  async () => (await import('./projects-route.tsx')).ProjectsRoute,
  ['expert', 'expert-page'],
);
export const ProjectRoute = lazyWithWords(
  async () => (await import('./project-route.tsx')).ProjectRoute,
  [
    ...(['expert', 'expert-page', 'expert-filing', 'expert-film', 'expert-reading'] as const),
    ...(['expert-session', 'expert-score', 'expert-report'] as const),
    ...(['expert-after', 'recording', 'case-file'] as const),
  ],
);
