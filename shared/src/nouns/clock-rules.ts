// Without zod, as case-rules.ts.
import type { LegalClockKind } from './legal-clock.ts';

/** Whose duty a legal clock is set for. */
export const owedBy: Record<LegalClockKind, 'authority' | 'applicant'> = {
  tellGaps: 'authority',
  decide: 'authority',
  joint: 'authority',
  conditional: 'applicant',
  correction: 'applicant',
};
