import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { ScoreBoard, ScoreSheet, ScoreTable } from '@cloudseat/shared/nouns/expert-score.ts';
import { resultOf, totalOf } from '@cloudseat/shared/scores/score-totals.ts';
import { AppError } from '../../platform/errors.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import { isOnPanel, type Viewer } from '../review-viewer.ts';
import type { SheetRow } from './score.repository.ts';

/** In the step that opened them all were opened: one that is says that it has happened. */
export const areOpen = (sheets: readonly SheetRow[]): boolean =>
  sheets.some(({ committed }) => committed?.isOpened);

/** Before the conclusion the unit, and whoever has left the panel, reads nothing of marks. */
export function assertMayAsk({ review }: ReviewFile, viewer: Viewer): void {
  const isOver = review.concludedAt !== null;
  const isOut = viewer.part === 'unit' || (viewer.part === 'expert' && !isOnPanel(viewer));
  if (isOut && !isOver) throw new AppError('FORBIDDEN', 'marks are read by the panel before the conclusion');
}

const readSheet = (text: string): ScoreSheet => JSON.parse(text) as ScoreSheet;
const sheetOf = (sheets: readonly SheetRow[], { seatId }: Pick<SeatRow, 'seatId'>) =>
  sheets.find((sheet) => sheet.seatId === seatId);

/** What everybody who may ask reads once all are in. Marks of void places stay closed. */
export function tableOf({ review, seats }: ReviewFile, sheets: readonly SheetRow[]): ScoreTable {
  const sat = seats.filter((seat) => isJudging(seat) || sheetOf(sheets, seat)?.committed);
  const rows = sat.map((seat) => {
    const { seatId, position, name, voidReason, reason } = seat;
    const committed = sheetOf(sheets, seat)?.committed ?? null;
    const isVoid = !isJudging(seat);
    const sheet = !isVoid && committed?.isOpened && committed.text ? readSheet(committed.text) : null;
    return {
      ...{ seatId, position, name, isVoid, sheet },
      voidReason: isVoid ? (voidReason ?? reason) : null,
      total: sheet && totalOf(sheet.marks),
      commitment: committed?.commitment ?? null,
    };
  });
  const counting = rows.flatMap(({ sheet }) => (sheet === null ? [] : [sheet]));
  return { rows, result: resultOf(review.kind.criteria, review.kind.rules, counting) };
}

type Own = { seat: SeatRow; materials: NonNullable<ScoreBoard['own']>['materials'] };

/** `own`: of whoever looks, while they judge. */
export function boardOf(file: ReviewFile, sheets: readonly SheetRow[], own: Own | null): ScoreBoard {
  const judging = file.seats.filter(isJudging);
  const seats = judging.map((seat) => ({
    ...{ seatId: seat.seatId, position: seat.position },
    hasCommitted: sheetOf(sheets, seat)?.committed != null,
  }));
  return {
    judgingCount: judging.length,
    committedCount: seats.filter(({ hasCommitted }) => hasCommitted).length,
    seats,
    own: own && presentOwn(own, sheetOf(sheets, own.seat)),
    table: areOpen(sheets) ? tableOf(file, sheets) : null,
  };
}

function presentOwn({ seat, materials }: Own, row: SheetRow | undefined): NonNullable<ScoreBoard['own']> {
  const committed = row?.committed;
  return {
    ...{ seatId: seat.seatId, materials },
    draft: row?.draft ?? null,
    draftSavedAt: row?.draftedAt?.getTime() ?? null,
    committed: committed?.text
      ? {
          commitment: committed.commitment,
          sheet: readSheet(committed.text),
          at: committed.at.getTime(),
        }
      : null,
  };
}
