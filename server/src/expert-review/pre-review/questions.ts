import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import type {
  PanelQuestion,
  QuestionId,
  QuestionLineId,
  ReadingPlace,
} from '@cloudseat/shared/nouns/expert-reading.ts';
import {
  answeringStates,
  questionsMaxCount,
  writingStates,
} from '@cloudseat/shared/nouns/expert-reading-rules.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/db.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { sha256Hex } from '../../platform/ids.ts';
import { type EvidencePiece, sealPieces } from '../evidence.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { type Actor, assertState, type ReviewChanges, type Step } from '../review-change.ts';
import type { Viewer } from '../review-viewer.ts';
import type { QuestionLineRow, QuestionRepository, QuestionRow } from './questions.repository.ts';

type Asked = { questionId: QuestionId; place: ReadingPlace | null; text: string };
type Said = { lineId: QuestionLineId; text: string; isAnswer: boolean };
type By = { viewer: Viewer; by: Actor };
type Dependencies = {
  changes: Pick<ReviewChanges, 'change'>;
  repository: QuestionRepository;
  clock: Clock;
};
export type Questions = ReturnType<typeof createQuestions>;

const speakerOf = { expert: 'panel', unit: 'unit', convenor: 'convenor', overseer: 'convenor' } as const;
/** Whose words they are, so that they find their own again; shown to nobody. */
const authorOf = ({ person, seat }: Viewer): string =>
  seat?.seatId ?? (person.role === 'applicant' ? person.applicantId : person.accountId);

/** The last word is still the panel's. */
export const isOpenQuestion = ({ lines }: QuestionRow): boolean => !(lines.at(-1)?.isAnswer ?? false);

export function presentQuestion(question: QuestionRow, viewer: Viewer): PanelQuestion {
  const { questionId, number, place, lines } = question;
  return {
    ...{ questionId, number, place, isOpen: isOpenQuestion(question) },
    lines: lines.map(({ lineId, speaker, isAnswer, authorId, text, at }) => ({
      ...{ lineId, from: speaker, isAnswer, text, at: at.getTime() },
      isOwn: authorId === authorOf(viewer),
    })),
  };
}

const pieceText = (
  { number, place }: Pick<QuestionRow, 'number' | 'place'>,
  line: QuestionLineRow,
): string => {
  const { questionId, lineId, sequence, speaker, isAnswer, text, at } = line;
  return canonicalJson({
    questionId,
    number,
    place,
    lineId,
    sequence,
    speaker,
    isAnswer,
    text,
    at: at.getTime(),
  });
};
const actionOf = ({ isAnswer }: QuestionLineRow) =>
  isAnswer ? 'expert.questionAnswered' : 'expert.questionAsked';
const questionPiece = ({ lineId }: QuestionLineRow) => `questions/${lineId}.json`;
export const questionPieces = (questions: readonly QuestionRow[]): EvidencePiece[] =>
  questions.flatMap((question) =>
    question.lines.map((line) => ({
      ...{
        name: questionPiece(line),
        text: pieceText(question, line),
        journalledIn: actionOf(line),
      },
    })),
  );

/** Questions to the unit and its answers: the panel asks as one, and nobody ever learns which of it. */
export function createQuestions({ changes, repository, clock }: Dependencies) {
  /** The journal does not say which expert it was either. */
  const actorFor = ({ viewer, by }: By): Actor =>
    viewer.part === 'expert' ? { role: 'expert', id: '' } : by;

  async function add(
    tx: Transaction,
    question: Omit<QuestionRow, 'lines'>,
    line: QuestionLineRow,
  ): Promise<Step> {
    await repository.insertLine(tx, line);
    const text = pieceText(question, line);
    const evidence = sealPieces([{ name: questionPiece(line), text }]);
    const details = { question: question.number, sha256: sha256Hex(text), evidence };
    return { lines: [{ action: actionOf(line), details }], isAside: true };
  }
  const lineOf = (
    file: ReviewFile,
    { questionId, lineId, text }: { questionId: QuestionId; lineId: QuestionLineId; text: string },
    { viewer }: By,
    { sequence, isAnswer }: { sequence: number; isAnswer: boolean },
  ): QuestionLineRow => ({
    ...{ lineId, questionId, reviewId: file.review.reviewId, sequence, isAnswer, text },
    ...{ speaker: speakerOf[viewer.part], authorId: authorOf(viewer), at: new Date(clock.now()) },
  });
  async function present(reviewId: ExpertReviewId, questionId: QuestionId, { viewer }: By) {
    const question = (await repository.list(reviewId)).find((each) => each.questionId === questionId);
    if (question === undefined) throw notFound('the question');
    return presentQuestion(question, viewer);
  }

  return {
    /** Asked twice under one id it is one question. */
    async ask(reviewId: ExpertReviewId, { questionId, place, text }: Asked, by: By): Promise<PanelQuestion> {
      // The question's own line has the question's id.
      const lineId = questionId as unknown as QuestionLineId;
      await changes.change(reviewId, null, actorFor(by), async (tx, file) => {
        assertState(file, ...writingStates);
        const known = await repository.list(reviewId, tx);
        const same = known.find((each) => each.questionId === questionId);
        if (same?.lines[0]?.authorId === authorOf(by.viewer)) return null;
        if (await repository.isTaken(tx, { questionId, lineId })) throw notFound('the question');
        if (known.length >= questionsMaxCount)
          throw new AppError('BAD_REQUEST', `a review has ${questionsMaxCount} questions at most`);
        const question = { questionId, reviewId, place, number: known.length + 1 };
        await repository.insertQuestion(tx, question);
        return add(
          tx,
          question,
          lineOf(file, { questionId, lineId, text }, by, { sequence: 1, isAnswer: false }),
        );
      });
      return present(reviewId, questionId, by);
    },

    /** The unit answers, the panel asks on, the convenor relays for either. */
    async reply(
      reviewId: ExpertReviewId,
      questionId: QuestionId,
      said: Said,
      by: By,
    ): Promise<PanelQuestion> {
      const { part } = by.viewer;
      const isAnswer = part === 'unit' || (part === 'convenor' && said.isAnswer);
      await changes.change(reviewId, null, actorFor(by), async (tx, file) => {
        assertState(file, ...(isAnswer ? answeringStates : writingStates));
        const question = (await repository.list(reviewId, tx)).find((each) => each.questionId === questionId);
        if (question === undefined) throw notFound('the question');
        const same = question.lines.find(({ lineId }) => lineId === said.lineId);
        if (same?.authorId === authorOf(by.viewer)) return null;
        if (await repository.isTaken(tx, said)) throw notFound('the line');
        const sequence = question.lines.length + 1;
        return add(tx, question, lineOf(file, { questionId, ...said }, by, { sequence, isAnswer }));
      });
      return present(reviewId, questionId, by);
    },
  };
}
