import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { FilmFailure, FilmId, FilmState } from '@cloudseat/shared/nouns/film.ts';
import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { and, desc, eq, inArray, max, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/db.ts';
import { AppError } from '../platform/errors.ts';
import { filmsTuning } from '../tuning-films.ts';
import { films } from './film.schema.ts';

export type FilmRow = Omit<
  typeof films.$inferSelect,
  'filmId' | 'reviewId' | 'lineId' | 'senderId' | 'modifiedAt' | 'startedAt' | 'settledAt' | 'bytesOf'
> & {
  filmId: FilmId;
  reviewId: ExpertReviewId;
  lineId: ProjectLineId;
  senderId: ApplicantId;
  modifiedAt: Date | null;
  startedAt: Date;
  settledAt: Date | null;
  bytesOf: FilmId | null;
};
export type NewFilm = Pick<
  FilmRow,
  'filmId' | 'reviewId' | 'lineId' | 'senderId' | 'origin' | 'fileName' | 'byteCount' | 'modifiedAt'
>;
export type ReadyFilm = Pick<FilmRow, 'source' | 'rendition' | 'strip'>;
export type FilmRepository = ReturnType<typeof createFilmRepository>;

/** Not settled yet: its job makes it, or fails. */
const moving = ['checking', 'converting'] as const satisfies readonly FilmState[];

export function createFilmRepository(db: Database) {
  const listWhere = async (where: ReturnType<typeof and>) =>
    // The ids are branded where they enter the database.
    (await db.select().from(films).where(where).orderBy(desc(films.startedAt))) as unknown as FilmRow[];

  return {
    /** As the next version of its line. FILMS_FULL. Of a name that is taken: null. */
    async add(film: NewFilm, startedAt: Date): Promise<FilmRow | null> {
      const { reviewId, lineId } = film;
      return db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`films of ${reviewId}`}))`);
        const ofReview = await tx.$count(films, eq(films.reviewId, reviewId));
        if (ofReview >= filmsTuning.maxPerReview)
          throw new AppError('FILMS_FULL', 'the review has as many films as it can take', {
            maxCount: filmsTuning.maxPerReview,
          });
        const [last] = await tx
          .select({ version: max(films.version) })
          .from(films)
          .where(and(eq(films.reviewId, reviewId), eq(films.lineId, lineId)));
        const [row] = await tx
          .insert(films)
          .values({ ...film, startedAt, version: (last?.version ?? 0) + 1, state: 'uploading' })
          .onConflictDoNothing({ target: films.filmId })
          .returning();
        // Branded as above; none where the name was taken.
        return (row as unknown as FilmRow | undefined) ?? null;
      });
    },

    /** As it is, of another review. */
    async insert(tx: Transaction, row: FilmRow): Promise<void> {
      await tx.insert(films).values(row);
    },

    find: async (filmId: FilmId): Promise<FilmRow | null> =>
      (await listWhere(eq(films.filmId, filmId)))[0] ?? null,
    /** The newest first. */
    list: (reviewId: ExpertReviewId): Promise<FilmRow[]> => listWhere(eq(films.reviewId, reviewId)),
    /** For the clerk. */
    listIn: (...states: FilmState[]): Promise<FilmRow[]> => listWhere(inArray(films.state, states)),

    /** All of it has come; false where that was known, or it is gone. */
    async setChecking(filmId: FilmId, sliceCounts: number[] | null): Promise<boolean> {
      const changed = await db
        .update(films)
        .set({ state: 'checking', sliceCounts })
        .where(and(eq(films.filmId, filmId), eq(films.state, 'uploading')))
        .returning({ filmId: films.filmId });
      return changed.length > 0;
    },

    /** False where it is gone. */
    async setConverting(filmId: FilmId): Promise<boolean> {
      const changed = await db
        .update(films)
        .set({ state: 'converting' })
        .where(and(eq(films.filmId, filmId), inArray(films.state, [...moving])))
        .returning({ filmId: films.filmId });
      return changed.length > 0;
    },

    /** False where it was settled before, or is gone. */
    async settle(
      tx: Database | Transaction,
      filmId: FilmId,
      settledAt: Date,
      result: ReadyFilm | { failure: FilmFailure },
    ): Promise<boolean> {
      const state: FilmState = 'failure' in result ? 'failed' : 'ready';
      const changed = await tx
        .update(films)
        .set({ ...result, state, settledAt })
        .where(and(eq(films.filmId, filmId), inArray(films.state, [...moving])))
        .returning({ filmId: films.filmId });
      return changed.length > 0;
    },

    async remove(filmId: FilmId): Promise<void> {
      await db.delete(films).where(eq(films.filmId, filmId));
    },
  };
}
