import { canonicalJson } from '../dossier/canonical-json.ts';
import type { ScoreCheck, ScoreFault, ScoreSheet } from '../nouns/expert-score.ts';
import type { ProjectKind } from '../nouns/project-kind.ts';
import { areAllowed } from './score-totals.ts';

/** Marks as they are now, and the lines of the case's journal, whose chain whoever asks has checked. */
export type ScoreRecord = {
  reviewId: string;
  kind: Pick<ProjectKind, 'kindId' | 'version' | 'criteria'>;
  /** `text` null: it cannot be read any more. */
  sheets: readonly { seatId: string; isVoid: boolean; commitment: string; text: string | null }[];
  lines: readonly { action: string; details: Record<string, unknown> }[];
};
type Hash = (text: string) => string | Promise<string>;
type Seat = ScoreFault['seatId'];

/** The text of a sheet: equal sheets have equal bytes. */
export const scoreText = (sheet: ScoreSheet): string => canonicalJson(sheet);

/** Each sheet against its line in the journal: any mark, remark, version or second that was changed afterwards is found. */
export async function verifyScores(record: ScoreRecord, sha256: Hash): Promise<ScoreCheck> {
  const lines = record.lines.filter(({ details }) => details.reviewId === record.reviewId);
  const journalled = new Map<string, string>();
  for (const { action, details } of lines)
    if (action === 'expert.scoreCommitted')
      journalled.set(String(details.seatId), String(details.commitment));
  const shown = revealedIn(lines);
  const faults: ScoreFault[] = [];
  const find = (seatId: string, problem: ScoreFault['problem']) =>
    faults.push({ seatId: seatId as Seat, problem });

  for (const seatId of journalled.keys())
    if (!record.sheets.some((sheet) => sheet.seatId === seatId)) find(seatId, 'missing');
  for (const { seatId, isVoid, commitment, text } of record.sheets) {
    const known = journalled.get(seatId);
    if (known === undefined) find(seatId, 'notInJournal');
    else if (known !== commitment) find(seatId, 'otherCommitment');
    else if (text === null) find(seatId, 'unreadable');
    else if ((await sha256(text)) !== known) find(seatId, 'changed');
    else if (!isOfReview(text, seatId, record)) find(seatId, 'notAllowed');
    else if (!isVoid && shown !== null && shown.get(seatId) !== known) find(seatId, 'notRevealed');
  }
  return { isIntact: faults.length === 0, checkedCount: record.sheets.length, faults };
}

/** What the line of the reveal names; null before it. */
function revealedIn(lines: ScoreRecord['lines']): Map<string, string> | null {
  const line = lines.findLast(({ action }) => action === 'expert.scoresRevealed');
  if (line === undefined) return null;
  const sheets = (line.details.sheets ?? []) as { seatId: string; commitment: string }[];
  return new Map(sheets.map(({ seatId, commitment }) => [seatId, commitment]));
}

function isOfReview(text: string, seatId: string, { reviewId, kind }: ScoreRecord): boolean {
  const sheet = JSON.parse(text) as ScoreSheet;
  return (
    sheet.reviewId === reviewId &&
    sheet.seatId === seatId &&
    sheet.kindId === kind.kindId &&
    sheet.kindVersion === kind.version &&
    areAllowed(kind.criteria, sheet.marks)
  );
}
