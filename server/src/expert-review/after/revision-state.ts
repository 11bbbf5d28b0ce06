import type { ChangeView } from '@cloudseat/shared/nouns/expert-after.ts';
import type { PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { AnswerRow, ChangeRow, RevisionFile, VerdictRow } from './after.repository.ts';

type Rounds = Pick<RevisionFile, 'answers' | 'verdicts'>;

/** The last one that was handed in. */
export const lastAnswer = ({ changeId }: ChangeRow, { answers }: Rounds): AnswerRow | undefined =>
  answers.findLast((answer) => answer.changeId === changeId && answer.handedInAt !== null);
export const verdictsOn = (
  { changeId, round }: Pick<AnswerRow, 'changeId' | 'round'>,
  { verdicts }: Rounds,
): VerdictRow[] => verdicts.filter((each) => each.changeId === changeId && each.round === round);

/** Who has not said yet whether the last answer will do. */
export function listMissing(change: ChangeRow, rounds: Rounds): PanelSeatId[] {
  const answer = lastAnswer(change, rounds);
  if (answer === undefined) return [];
  const given = new Set(verdictsOn(answer, rounds).map(({ seatId }) => seatId));
  return change.verifierSeatIds.filter((seatId) => !given.has(seatId));
}

/** A change is verified once everybody who verifies it has said so of the same answer. */
export function stateOf(change: ChangeRow, file: RevisionFile): ChangeView['state'] {
  const answer = lastAnswer(change, file);
  if (answer === undefined) return 'toAnswer';
  const isMissing = listMissing(change, file).length > 0;
  if (!isMissing && verdictsOn(answer, file).every(({ verdict }) => verdict === 'verified'))
    return 'verified';
  return answer.round === file.revision?.round ? 'toVerify' : 'toAnswer';
}

/**
 * Answers of a round are handed in together, and all of its verdicts are told together: unit: it writes. experts: somebody has still
 * to say. round: all have, and some of it is still wanting. nobody: all is verified.
 */
export function readWait(file: RevisionFile): 'unit' | 'experts' | 'round' | 'nobody' {
  const states = file.changes.map((change) => stateOf(change, file));
  if (states.every((state) => state === 'verified')) return 'nobody';
  if (file.changes.some((change) => listMissing(change, file).length > 0)) return 'experts';
  return states.includes('toVerify') ? 'round' : 'unit';
}
