import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import { sha256Hex } from '../../platform/ids.ts';
import type { EvidencePiece } from '../evidence.ts';
import type { AnswerRow, ChangeRow, RevisionFile, VerdictRow } from './after.repository.ts';

type TextPiece = { name: string; journalledIn: null; text: string };
const piece = (name: string, value: Record<string, unknown>): TextPiece => ({
  name,
  journalledIn: null,
  text: canonicalJson(value),
});
const standsOn = ({ name, text }: TextPiece) => [{ name, sha256: sha256Hex(text) }];
const roundName = ({ changeId, round }: Pick<AnswerRow, 'changeId' | 'round'>) =>
  `changes/${changeId}/round-${round}`;

export const changePiece = ({ changeId, reviewId, position, text, criterionId }: ChangeRow): TextPiece =>
  piece(`changes/${changeId}/change.json`, {
    ...{ format: 'cloudseat expert change v1', reviewId, changeId, position, text, criterionId },
  });

export function answerPiece(change: ChangeRow, answer: AnswerRow): TextPiece {
  const { changeId, reviewId, round, text, files, handedInAt } = answer;
  return piece(`${roundName(answer)}/answer.json`, {
    ...{ format: 'cloudseat expert change answer v1', reviewId, changeId, round, text, files },
    ...{ handedInAt: handedInAt?.getTime() ?? null, over: standsOn(changePiece(change)) },
  });
}

export function verdictPiece(row: VerdictRow): TextPiece {
  const { changeId, reviewId, round, seatId, verdict, reason, name, answerSha256, signedAt } = row;
  return piece(`${roundName(row)}/${seatId}.json`, {
    ...{ format: 'cloudseat expert change verdict v1', reviewId, changeId, round, seatId, verdict, reason },
    ...{ name, signedAt: signedAt.getTime() },
    over: [{ name: `${roundName(row)}/answer.json`, sha256: answerSha256 }],
  });
}

/** Every change, every answer that was handed in, every verdict. */
export function piecesOfRevision({ changes, answers, verdicts }: RevisionFile): EvidencePiece[] {
  const ofAnswers = answers.flatMap((answer) => {
    const change = changes.find(({ changeId }) => changeId === answer.changeId);
    return change === undefined || answer.handedInAt === null ? [] : [answerPiece(change, answer)];
  });
  return [...changes.map(changePiece), ...ofAnswers, ...verdicts.map(verdictPiece)];
}
