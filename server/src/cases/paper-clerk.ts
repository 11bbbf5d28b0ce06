import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { casesTuning } from '../tuning-cases.ts';
import type { IssuedPapers } from './issued-papers.ts';

type Options = { papers: Pick<IssuedPapers, 'tellUntold'>; lifetime: Lifetime; logger: Logger };

/** Sees to it that applicants are told of their papers, whatever server ended in the middle of it; every server runs one. */
export function startPaperClerk({ papers, lifetime, logger }: Options): void {
  const look = () =>
    papers.tellUntold().catch((error) => logger.warn({ err: error }, 'untold papers were not looked for'));
  lifetime.interval(() => void look(), casesTuning.tellEveryMs);
}
