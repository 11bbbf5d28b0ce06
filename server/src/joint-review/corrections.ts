import { standingStatus } from '@cloudseat/shared/nouns/case-rules.ts';
import type { AgentId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { SeatId } from '@cloudseat/shared/nouns/joint-review.ts';
import type { Gap } from '@cloudseat/shared/nouns/voucher.ts';
import type { IssuedNotice, IssueNotice } from '../cases/case-decisions.ts';
import { type NewReview, saveReview } from '../cases/case-line.repository.ts';
import { nextCaseState } from '../cases/case-state.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import type { readDecisionRows } from '../cases/decision.repository.ts';
import { otherGap } from '../cases/gap-words.ts';
import type { Transaction } from '../platform/db.ts';
import { type Consolidated, keyOf } from './consolidate.ts';
import type { StoredNotice } from './joint-review.schema.ts';
import type { Step } from './review-change.ts';

export type CorrectionSources = {
  of: CaseRow;
  merged: Consolidated;
  /** As they are while the case's row is held. */
  rows: Awaited<ReturnType<typeof readDecisionRows>>;
  /** Of earlier reviews of the case, since its last notice. */
  told: readonly StoredNotice[];
  /** In Chinese, as whoever asks for it writes. */
  nameOf: (seatId: SeatId) => string;
  issueNotice: IssueNotice;
  by: AgentId;
  at: number;
};
type Correction = { lineId: MaterialLineId | null; words: string };
export type Corrected = {
  lines: Step['lines'];
  /** Null: none was issued; what is told of already stands. */
  issued: IssuedNotice | null;
  notice: StoredNotice | null;
};

/**
 * What the departments ask the applicant to mend becomes findings on the lines of the case and, before it is accepted, its notice
 * of gaps: the one the law allows, with all that is open. What a notice that still runs has told of gets no second one; anything
 * new beside it needs a supervisor's word (NOTICE_REPEATED). After the acceptance there is no notice any more: the paper of the
 * review alone asks for it.
 */
export async function noticeCorrections(tx: Transaction, sources: CorrectionSources): Promise<Corrected> {
  const { of, merged, told, nameOf, issueNotice } = sources;
  const wanted = merged.lines.filter(({ kind }) => kind === 'correction');
  if (merged.conclusion !== 'needsCorrection' || wanted.length === 0)
    return { lines: [], issued: null, notice: null };
  const corrections = wanted.map(({ lineId, text, seatIds }): Correction => {
    const names = seatIds.map(nameOf).join('、');
    return { lineId, words: `${names}：${text}` };
  });
  const lines = await saveFindings(tx, corrections, sources);
  if (nextCaseState(of.state, 'gapsNoticed') === null) return { lines, issued: null, notice: null };
  const keys = wanted.map(keyOf);
  const known = new Set(told.flatMap((notice) => notice.keys));
  const last = told.at(-1);
  if (of.state === 'correcting' && last !== undefined && keys.every((key) => known.has(key)))
    return { lines, issued: null, notice: { ...last, keys } };
  const gaps = corrections.flatMap(({ lineId, words }): Gap[] => (lineId === null ? [otherGap(words)] : []));
  const issued = await issueNotice(tx, of, gaps);
  return {
    lines: [...lines, { action: 'case.gapsNoticed', details: issued.details }],
    issued,
    notice: { voucherId: issued.voucherId, number: issued.content.number, keys },
  };
}

/** Added to what the case's own department has found of the same paper. */
async function saveFindings(
  tx: Transaction,
  corrections: readonly Correction[],
  { of, rows, by, at }: CorrectionSources,
): Promise<Corrected['lines']> {
  const lines: Step['lines'][number][] = [];
  const lineIds = new Set(corrections.flatMap(({ lineId }) => lineId ?? []));
  for (const lineId of lineIds) {
    const paper = rows.papers.findLast((each) => each.lineId === lineId);
    const review = rows.reviews.find((each) => each.lineId === lineId);
    const status = standingStatus(review as Parameters<typeof standingStatus>[0], paper?.materialId);
    const isGapKnown = review !== undefined && (status === 'missing' || status === 'notCompliant');
    const words = corrections.flatMap((each) => (each.lineId === lineId ? [each.words] : []));
    const before = isGapKnown && review.note !== '' ? [review.note] : [];
    const added = words.filter((each) => !before.some((note) => note.includes(each)));
    const found = {
      ...(isGapKnown
        ? { status: review.status, fault: review.fault, marks: review.marks }
        : { status: paper ? 'notCompliant' : 'missing', fault: paper ? 'other' : null, marks: [] }),
      ...{ note: [...before, ...added].join('；'), materialId: paper?.materialId ?? null },
    } satisfies Partial<NewReview>;
    await saveReview(tx, {
      ...found,
      ...{ caseId: of.caseId, lineId, reviewedBy: by, reviewedAt: new Date(at) },
    });
    const { marks, ...details } = found;
    lines.push({
      action: 'line.reviewed',
      details: { lineId, ...details, sha256: paper?.sha256 ?? null, ...(marks.length > 0 && { marks }) },
    });
  }
  return lines;
}
