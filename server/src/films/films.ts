import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { type Film, FilmId } from '@cloudseat/shared/nouns/film.ts';
import { findCurrentFilm } from '@cloudseat/shared/nouns/film-rules.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import type { Principal } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { filmsTuning } from '../tuning-films.ts';
import type { FilmRepository, FilmRow } from './film.repository.ts';
import { type FilmBytes, keysOf } from './film-bytes.ts';
import type { FilmFiles } from './film-files.ts';

/** Jobs in line, at low priority, one at a time on each server. */
export type FilmLine = {
  /** The same film once. */
  start(filmId: FilmId): Promise<void>;
  cancel(filmId: FilmId): Promise<void>;
  /** Of those that wait or run, 0 to 1. */
  progressOf(filmIds: readonly FilmId[]): Promise<ReadonlyMap<FilmId, number>>;
};
/** Who may: the review's part decides. */
export type FilmAccess = {
  /** Who sends it; NOT_FOUND, FORBIDDEN, REVIEW_STATE, and with a line FILM_LINE. */
  assertMayWrite(
    reviewId: ExpertReviewId,
    lineId: ProjectLineId | null,
    principals: readonly Principal[],
  ): Promise<{ senderId: FilmRow['senderId'] }>;
  /** NOT_FOUND or FORBIDDEN. isSender: of the unit, which sees what is on its way as well. */
  assertMayRead(reviewId: ExpertReviewId, principals: readonly Principal[]): Promise<{ isSender: boolean }>;
  /** Before one that could be played goes away. REVIEW_STATE once its project was filed: it is what is judged. */
  noteRemoved(film: FilmRow): Promise<void>;
};
type Deps = {
  repository: FilmRepository;
  files: FilmFiles;
  bytes: FilmBytes;
  line: FilmLine;
  access: FilmAccess;
  clock: Clock;
  logger: Logger;
  onChanged: (reviewId: ExpertReviewId) => void;
};
type WithBytes = Pick<FilmRow, 'filmId' | 'bytesOf'>;
const bytesIdOf = ({ filmId, bytesOf }: WithBytes): FilmId => bytesOf ?? filmId;
export type Films = ReturnType<typeof createFilms>;

export function createFilms({ repository, files, bytes, line, access, clock, logger, onChanged }: Deps) {
  async function present(rows: readonly FilmRow[]): Promise<Film[]> {
    const moving = rows.filter(({ state }) => state === 'converting');
    const progress = await line.progressOf(moving.map(({ filmId }) => filmId));
    return Promise.all(
      rows.map(async (row) => presentFilm(row, progress.get(row.filmId) ?? (await shareSent(row)))),
    );
  }

  async function shareSent({ state, origin, filmId, byteCount }: FilmRow): Promise<number> {
    if (state === 'ready') return 1;
    if (state !== 'uploading' || origin === 'recorded') return 0;
    return Math.min(1, (await files.uploadedBytes(filmId)) / Math.max(1, byteCount));
  }

  /** NOT_FOUND as well for what one may not see. */
  async function getRow(filmId: FilmId, principals: readonly Principal[]): Promise<FilmRow> {
    const row = await repository.find(filmId);
    if (row === null) throw notFound('the film');
    const { isSender } = await access.assertMayRead(row.reviewId, principals);
    if (!isSender && row.state !== 'ready') throw notFound('the film');
    return row;
  }

  return {
    getRow,
    present: async (row: FilmRow): Promise<Film> => {
      const [film] = await present([row]);
      if (film === undefined) throw new Error('one row is one film');
      return film;
    },

    async list(reviewId: ExpertReviewId, principals: readonly Principal[]): Promise<Film[]> {
      const { isSender } = await access.assertMayRead(reviewId, principals);
      const rows = await repository.list(reviewId);
      return present(isSender ? rows : rows.filter(({ state }) => state === 'ready'));
    },

    /** For the parts of a review: those that can be played, all versions, the newest first. */
    async listReady(reviewId: ExpertReviewId): Promise<Film[]> {
      return present((await repository.list(reviewId)).filter(({ state }) => state === 'ready'));
    },

    /** The bytes of what is played, or of one small picture. NOT_FOUND, FILM_STATE. */
    openFilm: (film: WithBytes, span?: { start: number; end: number }) =>
      bytes.open(keysOf(bytesIdOf(film)).rendition, span),
    openPictures: (film: WithBytes, span: { start: number; end: number }) =>
      bytes.open(keysOf(bytesIdOf(film)).strip, span),
    /** As it was sent. NOT_FOUND. */
    async openSource(filmId: FilmId) {
      const film = await repository.find(filmId);
      if (film === null) throw notFound('the film');
      return bytes.open(keysOf(bytesIdOf(film)).source);
    },

    /** What counts of a review's films, as films of another one: their bytes stay where they are. Not stored yet. */
    async copiesFor(reviewId: ExpertReviewId, from: ExpertReviewId): Promise<FilmRow[]> {
      const rows = await repository.list(from);
      const lineIds = [...new Set(rows.map(({ lineId }) => lineId))];
      return lineIds
        .map((lineId) => findCurrentFilm(rows, lineId))
        .filter((film) => film !== null)
        .map((film) => ({
          ...{ ...film, filmId: FilmId.parse(makeId()), reviewId, version: 1 },
          bytesOf: bytesIdOf(film),
        }));
    },

    /** All of it has come; a repeat changes nothing. */
    async take(filmId: FilmId, sliceCounts: number[] | null): Promise<FilmRow> {
      const isNew = await repository.setChecking(filmId, sliceCounts);
      const row = await repository.find(filmId);
      if (row === null) throw notFound('the film');
      if (row.state === 'checking') await line.start(filmId);
      if (isNew) {
        logger.info({ filmId, reviewId: row.reviewId }, 'a film has come');
        onChanged(row.reviewId);
      }
      return row;
    },

    async remove(filmId: FilmId, principals: readonly Principal[]): Promise<void> {
      const row = await getRow(filmId, principals);
      await access.assertMayWrite(row.reviewId, null, principals);
      if (row.state === 'ready') await access.noteRemoved(row);
      await this.drop(row);
    },

    /** All of it, whatever has come of it. */
    async drop({ filmId, reviewId, bytesOf }: FilmRow): Promise<void> {
      await repository.remove(filmId);
      await line.cancel(filmId);
      await files.remove(filmId);
      if (bytesOf === null) await Promise.all(Object.values(keysOf(filmId)).map(bytes.delete));
      onChanged(reviewId);
    },

    /** For the clerk: what waits without a job gets one, what nobody went on with is removed. */
    async look(): Promise<void> {
      for (const { filmId } of await repository.listIn('checking', 'converting')) await line.start(filmId);
      for (const row of await repository.listIn('uploading')) {
        const touchedAt = (await files.touchedAt(row.filmId)) ?? row.startedAt.getTime();
        if (touchedAt < clock.now() - filmsTuning.staleMs) await this.drop(row);
      }
    },
  };
}

function presentFilm(
  { senderId: _, sliceCounts: __, bytesOf: ___, strip, ...row }: FilmRow,
  progress: number,
): Film {
  return {
    ...row,
    progress,
    modifiedAt: row.modifiedAt?.getTime() ?? null,
    startedAt: row.startedAt.getTime(),
    settledAt: row.settledAt?.getTime() ?? null,
    thumbnails: strip && { everyMs: strip.everyMs, count: strip.offsets.length - 1 },
  };
}
