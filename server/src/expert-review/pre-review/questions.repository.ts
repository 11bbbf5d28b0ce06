import type {
  QuestionId,
  QuestionLineId,
  QuestionSpeaker,
  ReadingPlace,
} from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../../platform/db.ts';
import type { FieldCipher } from '../../platform/field-cipher.ts';
import { expertQuestionLines, expertQuestions } from './reading.schema.ts';

export type QuestionLineRow = {
  lineId: QuestionLineId;
  questionId: QuestionId;
  reviewId: ExpertReviewId;
  /** 1 is the question itself. */
  sequence: number;
  speaker: QuestionSpeaker;
  isAnswer: boolean;
  authorId: string;
  text: string;
  at: Date;
};
export type QuestionRow = {
  questionId: QuestionId;
  reviewId: ExpertReviewId;
  number: number;
  place: ReadingPlace | null;
  lines: QuestionLineRow[];
};
export type QuestionRepository = ReturnType<typeof createQuestionRepository>;

/** Questions to the unit and what was said on them; words are encrypted in the table. */
export function createQuestionRepository(db: Database, cipher: FieldCipher) {
  return {
    /** In the order in which they were asked. */
    async list(reviewId: ExpertReviewId, reading: Database | Transaction = db): Promise<QuestionRow[]> {
      const questions = await reading
        .select()
        .from(expertQuestions)
        .where(eq(expertQuestions.reviewId, reviewId))
        .orderBy(asc(expertQuestions.number));
      if (questions.length === 0) return [];
      const lines = await reading
        .select()
        .from(expertQuestionLines)
        .where(eq(expertQuestionLines.reviewId, reviewId))
        .orderBy(asc(expertQuestionLines.sequence));
      return questions.map((question) => ({
        ...question,
        lines: lines
          .filter(({ questionId }) => questionId === question.questionId)
          .map(({ textEncrypted, ...line }) => ({ ...line, text: cipher.decrypt(textEncrypted) })),
      })) as QuestionRow[];
    },
    async insertQuestion(tx: Transaction, row: Omit<QuestionRow, 'lines'>): Promise<void> {
      await tx.insert(expertQuestions).values(row);
    },
    async insertLine(tx: Transaction, { text, ...row }: QuestionLineRow): Promise<void> {
      await tx.insert(expertQuestionLines).values({ ...row, textEncrypted: cipher.encrypt(text) });
    },
    /** Whether anybody, in whatever review, has the id. */
    async isTaken(
      tx: Transaction,
      { questionId, lineId }: { questionId?: QuestionId; lineId: QuestionLineId },
    ) {
      const [line] = await tx
        .select({ at: expertQuestionLines.at })
        .from(expertQuestionLines)
        .where(eq(expertQuestionLines.lineId, lineId));
      if (line !== undefined || questionId === undefined) return line !== undefined;
      const [question] = await tx
        .select({ number: expertQuestions.number })
        .from(expertQuestions)
        .where(eq(expertQuestions.questionId, questionId));
      return question !== undefined;
    },
  };
}
