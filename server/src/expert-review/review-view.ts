import type {
  ExpertReviewDuty,
  ExpertReviewSummary,
  ExpertReviewView,
  PanelSeat,
} from '@cloudseat/shared/nouns/expert-review.ts';
import { panelSittingStates, sealedPanelStates } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { ReviewFile, SeatRow } from './expert-review.repository.ts';
import type { Viewer } from './review-viewer.ts';
import { isOnPanel } from './review-viewer.ts';

/** What a part of the review waits for from whoever looks; `nothing`: it is not this part's turn, or not theirs. */
export type DutyReader = (file: ReviewFile, viewer: Viewer) => Promise<ExpertReviewDuty> | ExpertReviewDuty;

/** Until when that is to be done; null: whenever. */
export type DueReader = (file: ReviewFile, viewer: Viewer) => Promise<Date | null> | Date | null;

/** Names are sealed until the panel is opened; a review that ended before that keeps them sealed. */
export const areNamesOpen = ({ review, seats }: ReviewFile): boolean => {
  const state = review.suspension?.from ?? review.state;
  if (sealedPanelStates.includes(state)) return false;
  // Withdrawn or void before anybody had checked in.
  return !['void', 'withdrawn'].includes(state) || seats.some(({ checkedInAt }) => checkedInAt !== null);
};

/** The row keeps the room of the last sitting: nobody is led there once the panel has risen. */
const runningRoomOf = ({ review: { state, roomId } }: ReviewFile) =>
  panelSittingStates.includes(state) ? roomId : null;

const presentSeat =
  (viewer: Viewer, areOpen: boolean) =>
  (row: SeatRow): PanelSeat => {
    const { seatId, position, specialty, state, isChair, isVoid, voidReason, replacesSeatId } = row;
    const isOwn = viewer.seat?.seatId === seatId;
    const isNamed = areOpen || isOwn;
    return {
      ...{ seatId, position, specialty, state, isOwn, isChair, isVoid, voidReason, replacesSeatId },
      ...{ name: isNamed ? row.name : null, unit: isNamed ? row.unit : null },
    };
  };

/** The unit learns who judges when the panel is opened, and of nobody who was asked in vain. */
function seatsFor(file: ReviewFile, viewer: Viewer): PanelSeat[] {
  const areOpen = areNamesOpen(file);
  const present = presentSeat(viewer, areOpen);
  if (viewer.part === 'convenor') return file.seats.map(present);
  if (viewer.part === 'expert' && !isOnPanel(viewer))
    return file.seats.filter(({ seatId }) => seatId === viewer.seat?.seatId).map(present);
  const sat = file.seats.filter(({ state }) => state !== 'declined' && state !== 'timedOut');
  return (areOpen ? sat : sat.filter(({ seatId }) => seatId === viewer.seat?.seatId)).map(present);
}

type Numbers = { findNumber: (caseId: ReviewFile['review']['caseId']) => Promise<string> };
export type ReviewViews = ReturnType<typeof createReviewViews>;

export function createReviewViews({ findNumber }: Numbers) {
  const dutyReaders: DutyReader[] = [];
  const dueReaders = new Map<ExpertReviewDuty, DueReader>();

  async function dutyOf(file: ReviewFile, viewer: Viewer): Promise<ExpertReviewDuty> {
    for (const read of dutyReaders) {
      const duty = await read(file, viewer);
      if (duty !== 'nothing') return duty;
    }
    return 'nothing';
  }

  async function summarize(file: ReviewFile, viewer: Viewer): Promise<ExpertReviewSummary> {
    const { review } = file;
    const { reviewId, caseId, title, kind, unitName, state, conclusion, version } = review;
    const duty = await dutyOf(file, viewer);
    const dueAt = (await dueReaders.get(duty)?.(file, viewer)) ?? null;
    return {
      ...{ reviewId, caseId, title, unitName, state, conclusion, version, part: viewer.part },
      kindName: kind.name,
      caseNumber: await findNumber(caseId),
      ...{ duty, dueAt: dueAt?.getTime() ?? null },
      scheduledAt: review.scheduledAt?.getTime() ?? null,
      createdAt: review.createdAt.getTime(),
    };
  }

  return {
    /** Parts say what they wait for; asked in the order in which they were added. */
    addDuty: (read: DutyReader) => void dutyReaders.push(read),
    /** The part that asks for these says as well until when. */
    addDueTime(duties: readonly ExpertReviewDuty[], read: DueReader): void {
      for (const duty of duties) dueReaders.set(duty, read);
    },
    summarize,
    async present(file: ReviewFile, viewer: Viewer): Promise<ExpertReviewView> {
      const { kind, description, suspension, endReason, filedAt, concludedAt } = file.review;
      const isInside = viewer.part !== 'expert' || isOnPanel(viewer);
      return {
        ...(await summarize(file, viewer)),
        ...{ kind, description, endReason, seats: seatsFor(file, viewer) },
        ownSeatId: viewer.part === 'expert' && isInside ? (viewer.seat?.seatId ?? null) : null,
        roomId: isInside && viewer.part !== 'overseer' ? runningRoomOf(file) : null,
        suspension: suspension && { from: suspension.from, reason: suspension.reason, at: suspension.at },
        filedAt: filedAt?.getTime() ?? null,
        concludedAt: concludedAt?.getTime() ?? null,
      };
    },
  };
}
