import type { ReadingItem, ReadingView, Remark } from '@cloudseat/shared/nouns/expert-reading.ts';
import {
  answeringStates,
  readingStates,
  writingStates,
} from '@cloudseat/shared/nouns/expert-reading-rules.ts';
import type {
  ExpertReviewDuty,
  ExpertReviewState,
  PanelSeatId,
} from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { areNamesOpen } from '../review-view.ts';
import { isOnPanel, type Viewer } from '../review-viewer.ts';
import type { CoverageRepository, CoverageRow } from './coverage.repository.ts';
import { presentCoverage } from './coverage.ts';
import type { QuestionRepository, QuestionRow } from './questions.repository.ts';
import { isOpenQuestion } from './questions.ts';
import type { RemarkRepository, RemarkRow } from './remarks.repository.ts';

/** What one part of a project gives to read, in the versions that count now. */
export type ReadingSource = (file: ReviewFile) => Promise<ReadingItem[]>;
type Dependencies = {
  coverage: CoverageRepository;
  remarks: RemarkRepository;
  questions: QuestionRepository;
};
export type ReadingViews = ReturnType<typeof createReadingViews>;

/** A review that is suspended is where it was. */
const stateOf = ({ review }: Pick<ReviewFile, 'review'>): ExpertReviewState =>
  review.suspension?.from ?? review.state;
const unopened: readonly ExpertReviewState[] = [
  ...(['draft', 'filed', 'drawConfigured', 'drawing', 'confirming', 'panelSealed', 'withdrawn'] as const),
];
/** The panel may read, and what was asked is there to be seen. */
const isOpened = (file: ReviewFile): boolean => !unopened.includes(stateOf(file));

export const presentRemark = (
  { remarkId, place, text, seatId, createdAt, changedAt }: RemarkRow,
  { seat }: Viewer,
): Remark => ({
  ...{ remarkId, place, text, seatId, isOwn: seat?.seatId === seatId },
  ...{ createdAt: createdAt.getTime(), changedAt: changedAt.getTime() },
});

/** Who sees what of it: remarks are everybody's own until the panel is opened, coverage is its reader's and the convenor's. */
export function createReadingViews({ coverage, remarks, questions }: Dependencies) {
  const sources: ReadingSource[] = [];

  /** Required ones first, as the kind lists its lines. */
  async function listItems(file: ReviewFile): Promise<ReadingItem[]> {
    const lineAt = new Map<string, number>(file.review.kind.materials.map(({ lineId }, at) => [lineId, at]));
    const rankOf = ({ lineId, isRequired }: ReadingItem) =>
      (isRequired ? 0 : lineAt.size) + (lineAt.get(lineId) ?? lineAt.size);
    const items = (await Promise.all(sources.map((list) => list(file)))).flat();
    return items.toSorted((left, right) => rankOf(left) - rankOf(right));
  }
  const coverageOfSeat = (
    file: ReviewFile,
    items: readonly ReadingItem[],
    rows: readonly CoverageRow[],
    seatId: string,
  ) =>
    items.map((item) => {
      const row = rows.find(
        (each) => each.seatId === seatId && each.itemId === item.itemId && each.version === item.version,
      );
      return presentCoverage(item, row, file.review.kind.rules.watchedShare);
    });
  async function ownCoverage(file: ReviewFile, seatId: PanelSeatId) {
    const [items, rows] = await Promise.all([listItems(file), coverage.listOfSeat(seatId)]);
    return coverageOfSeat(file, items, rows, seatId);
  }
  /** Nothing for experts who do not judge. */
  const questionsFor = async (file: ReviewFile, viewer: Viewer): Promise<QuestionRow[]> =>
    isOpened(file) && (viewer.part !== 'expert' || isOnPanel(viewer))
      ? questions.list(file.review.reviewId)
      : [];

  async function seatReadings(file: ReviewFile, items: readonly ReadingItem[]) {
    const { reviewId } = file.review;
    const [rows, counts] = await Promise.all([coverage.list(reviewId), remarks.countBySeat(reviewId)]);
    return file.seats.filter(isJudging).map(({ seatId, position }) => ({
      ...{ seatId, position, remarkCount: counts.get(seatId) ?? 0 },
      coverage: coverageOfSeat(file, items, rows, seatId),
    }));
  }

  return {
    addItems: (source: ReadingSource): void => void sources.push(source),
    listItems,
    ownCoverage,
    questionsFor,

    async present(file: ReviewFile, viewer: Viewer): Promise<ReadingView> {
      const state = file.review.state;
      const isReader = viewer.part === 'expert' && isOnPanel(viewer) && isOpened(file);
      const isOver = viewer.part === 'convenor' || viewer.part === 'overseer';
      const isOfUnit = viewer.part === 'unit' && isOpened(file);
      const items = isReader || isOver || isOfUnit ? await listItems(file) : [];
      const asked = await questionsFor(file, viewer);
      const isWriting = writingStates.includes(state);
      return {
        items,
        own: isReader && viewer.seat !== null ? await ownCoverage(file, viewer.seat.seatId) : null,
        seats: isOver && isOpened(file) ? await seatReadings(file, items) : null,
        openQuestionCount: asked.filter(isOpenQuestion).length,
        questionCount: asked.length,
        isCounting: isReader && readingStates.includes(stateOf(file)),
        mayRemark: isReader && isWriting,
        mayAsk: (isReader || viewer.part === 'convenor') && isWriting,
        mayAnswer: (viewer.part === 'unit' || viewer.part === 'convenor') && answeringStates.includes(state),
      };
    },

    async listRemarks(file: ReviewFile, viewer: Viewer): Promise<Remark[]> {
      const isReader = viewer.part === 'expert' && isOnPanel(viewer);
      const isShared = areNamesOpen(file) && isOpened(file);
      if (!isReader && !(viewer.part === 'convenor' && isShared)) return [];
      const judging = new Set<string>(file.seats.filter(isJudging).map(({ seatId }) => seatId));
      const rows = await remarks.list(file.review.reviewId);
      return rows
        .filter(({ seatId }) => (isShared ? judging.has(seatId) : seatId === viewer.seat?.seatId))
        .map((row) => presentRemark(row, viewer));
    },

    /** What whoever looks owes to the pre-review. */
    async dutyOf(file: ReviewFile, viewer: Viewer): Promise<ExpertReviewDuty> {
      const { state } = file.review;
      if (state === 'panelSealed' && viewer.part === 'convenor') return 'schedule';
      if (viewer.part === 'unit' && answeringStates.includes(state))
        return (await questions.list(file.review.reviewId)).some(isOpenQuestion)
          ? 'answerQuestions'
          : 'nothing';
      if (state !== 'preReview' || viewer.part !== 'expert' || !isOnPanel(viewer) || viewer.seat === null)
        return 'nothing';
      const [items, own] = [await listItems(file), await ownCoverage(file, viewer.seat.seatId)];
      const isDone = own.every(({ isRead }, at) => isRead || !items[at]?.isRequired);
      return isDone ? 'nothing' : 'readBeforehand';
    },
  };
}
