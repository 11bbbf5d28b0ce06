import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { ApplicantNotices } from '../../cases/applicant-notices.ts';
import type { Cases } from '../../cases/cases.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import { expertAfterTuning } from '../../tuning-expert-after.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { type Actor, type ReviewChanges, systemItself } from '../review-change.ts';
import type { AfterRepository } from './after.repository.ts';
import { archivedTexts, changesAskedTexts, revisionReminderTexts } from './after-texts.ts';
import type { Revision } from './revision.ts';
import { readWait } from './revision-state.ts';

type Dependencies = {
  repository: AfterRepository;
  changes: Pick<ReviewChanges, 'getFile'>;
  revision: Pick<Revision, 'begin' | 'noteReminder'>;
  cases: { reader: Pick<Cases['reader'], 'find'> };
  notices: Pick<ApplicantNotices, 'tellOf'>;
  announce: (file: ReviewFile) => Promise<void>;
  clock: Clock;
  logger: Logger;
};

/** Begins revisions, tells the unit what waits for it and when; harmless twice, whatever server ended in the middle of it. */
export function createAfterClerk(deps: Dependencies) {
  const { repository, changes, revision, cases, notices, announce, clock, logger } = deps;

  /** To the unit's telephone; what fails is logged, for their page shows it as well. */
  async function text(
    { review: { caseId, reviewId } }: ReviewFile,
    texts: (caseNumber: string) => (link: string) => Record<Locale, string>,
  ): Promise<void> {
    try {
      const of = await cases.reader.find(caseId);
      if (of !== null)
        await notices.tellOf(of, 'expertReview', `/projects/${reviewId}`, texts(of.caseNumber));
    } catch (error) {
      logger.error({ err: error, caseId, reviewId }, 'a unit was not told of its expert review');
    }
  }

  /** The pages of everybody, and the unit's telephone where the unit is waited for. */
  async function tellWaited(reviewId: ExpertReviewId): Promise<void> {
    const [file, kept] = await Promise.all([changes.getFile(reviewId), repository.loadRevision(reviewId)]);
    const dueAt = kept.revision?.dueAt.getTime();
    if (dueAt !== undefined && readWait(kept) === 'unit')
      await text(file, (caseNumber) => revisionReminderTexts(caseNumber, dueAt));
    await announce(file);
  }

  return {
    async remind(reviewId: ExpertReviewId, by: Actor): Promise<void> {
      if (await revision.noteReminder(reviewId, by)) await tellWaited(reviewId);
    },

    async handleChanged(before: ReviewFile, after: ReviewFile): Promise<void> {
      const { reviewId, state } = after.review;
      if (state === 'concluded') await revision.begin(reviewId);
      if (state === 'archived' && before.review.state !== 'archived') void text(after, archivedTexts);
      if (state !== 'revising') return;
      const kept = await repository.loadRevision(reviewId);
      // Once for each round: the step that began it moved the version as well.
      const { revision: running } = kept;
      if (running === null || readWait(kept) !== 'unit' || running.remindedAt !== null) return;
      const isNew = before.review.state !== 'revising' || before.review.version !== after.review.version;
      if (isNew) void text(after, (caseNumber) => changesAskedTexts(caseNumber, running.dueAt.getTime()));
    },

    /** Everything it looks at by itself, once. */
    async look(): Promise<void> {
      const attempt = (reviewId: ExpertReviewId, work: Promise<void>) =>
        work.catch((error) => logger.warn({ err: error, reviewId }, 'a revision was not seen to'));
      for (const reviewId of await repository.listToOpen(expertAfterTuning.lookMax))
        await attempt(reviewId, revision.begin(reviewId));
      const until = new Date(clock.now() + expertAfterTuning.remindBeforeMs);
      for (const reviewId of await repository.listDue(until, expertAfterTuning.lookMax))
        await attempt(reviewId, this.remind(reviewId, systemItself));
    },
  };
}
