import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { CaseReader } from '../../cases/case-read.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import { sha256Hex } from '../../platform/ids.ts';
import { concludedStates } from '../after/archive.ts';
import { type EvidencePiece, sealPieces } from '../evidence.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { type ReviewChanges, systemItself } from '../review-change.ts';
import type { SessionRepository } from './session.repository.ts';
import { type RecordedLine, sittingText } from './sitting-record.ts';

type Dependencies = {
  repository: SessionRepository;
  changes: Pick<ReviewChanges, 'change' | 'getFile'>;
  reader: Pick<CaseReader, 'listEntries'>;
  clock: Clock;
};
export const checkInPiece = (seatId: string) => `check-in/${seatId}.json`;
export const recusalPiece = (seatId: string) => `recusals/${seatId}.json`;
const sittingPiece = 'sitting.json';
const recorded = 'expert.sittingRecorded';
/** Reviews seen to at one look, count. */
const lookMax = 50;

/** What a session leaves: what was signed at check-in, what was said by those who stepped aside, and how the panel sat. */
export function createSessionEvidence({ repository, changes, reader, clock }: Dependencies) {
  const listLines = async ({ review: { caseId, reviewId } }: ReviewFile): Promise<RecordedLine[]> =>
    (await reader.listEntries(caseId)).filter(({ details }) => details.reviewId === reviewId);
  const textOf = async (file: ReviewFile, lines: readonly RecordedLine[]) =>
    sittingText(file, (await repository.find(file.review.reviewId)).pastVotes, lines);

  /** Its hash is written down once the panel has come to a conclusion; `upTo`: the last line that it tells of. */
  async function record(file: ReviewFile): Promise<void> {
    const { reviewId, state } = file.review;
    if (!concludedStates.some((each) => each === state)) return;
    if ((await repository.find(reviewId)).recordedAt !== null) return;
    if ((await repository.listSittings(reviewId)).length === 0) return;
    const lines = await listLines(file);
    const sha256 = sha256Hex(await textOf(file, lines));
    const evidence = sealPieces([{ name: sittingPiece, sha256 }]);
    const details = { sha256, upTo: lines.at(-1)?.sequence ?? 0, evidence };
    await changes.change(reviewId, null, systemItself, async (tx) => {
      // Another server may have come to it first.
      if ((await repository.find(reviewId, tx)).recordedAt !== null) return null;
      await repository.save(tx, reviewId, { recordedAt: new Date(clock.now()) });
      return { isAside: true, lines: [{ action: recorded, details }] };
    });
  }

  async function listSitting(file: ReviewFile): Promise<EvidencePiece[]> {
    const lines = await listLines(file);
    const line = lines.find(({ action }) => action === recorded);
    if (line === undefined) return [];
    const told = lines.filter(({ sequence }) => sequence <= Number(line.details.upTo));
    return [{ name: sittingPiece, text: await textOf(file, told), journalledIn: recorded }];
  }

  return {
    record,
    /** For clerks: sittings that the server which saw the conclusion did not come to record. */
    async look(onFailed: (reviewId: ExpertReviewId, error: unknown) => void): Promise<void> {
      for (const reviewId of await repository.listUnrecorded(concludedStates, lookMax))
        await changes
          .getFile(reviewId)
          .then(record)
          .catch((error) => onFailed(reviewId, error));
    },
    async pieces(file: ReviewFile): Promise<EvidencePiece[]> {
      const { reviewId } = file.review;
      const [checkIns, recusals] = [
        await repository.listCheckIns(reviewId),
        await repository.listRecusals(reviewId),
      ];
      return [
        ...checkIns.map(
          ({ seatId, content, isRecusal }): EvidencePiece => ({
            ...{ name: checkInPiece(seatId), text: content },
            journalledIn: isRecusal ? 'expert.recused' : 'expert.checkedIn',
          }),
        ),
        ...recusals.map(
          ({ seatId, content }): EvidencePiece => ({
            ...{ name: recusalPiece(seatId), text: content, journalledIn: 'expert.recused' },
          }),
        ),
        ...(await listSitting(file)),
      ];
    },
  };
}
