import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { FilmId, FilmTake } from '@cloudseat/shared/nouns/film.ts';
import { filmMaxBytes, filmSliceMaxBytes } from '@cloudseat/shared/nouns/film-rules.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { districtTime } from '../catalogue/opening-hours.ts';
import { findApplicant, type Principal } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { FilmRepository, FilmRow } from './film.repository.ts';
import type { FilmFiles } from './film-files.ts';
import type { FilmAccess, Films } from './films.ts';

type Deps = {
  films: Films;
  repository: FilmRepository;
  files: FilmFiles;
  access: FilmAccess;
  clock: Clock;
};
export type Slice = { filmId: FilmId; part: number; index: number; sha256: string };
export type Takes = ReturnType<typeof createTakes>;

/**
 * Films that are recorded in the browser. Slices come in any order and as often as the page likes; a page that was lost finds which
 * of them are there, sends the others, and begins a new part or says that nothing more comes.
 */
export function createTakes({ films, repository, files, access, clock }: Deps) {
  /** Their own, while something may come. */
  async function getOpen(filmId: FilmId, principals: readonly Principal[]): Promise<FilmRow> {
    const row = await getOwn(filmId, principals);
    await access.assertMayWrite(row.reviewId, null, principals);
    if (row.state !== 'uploading')
      throw new AppError('FILM_STATE', `the recording is ${row.state}: nothing more is taken`, {
        state: row.state,
      });
    return row;
  }

  async function getOwn(filmId: FilmId, principals: readonly Principal[]): Promise<FilmRow> {
    const row = await repository.find(filmId);
    const isOwn = row?.origin === 'recorded' && row.senderId === findApplicant({ principals })?.applicantId;
    if (!isOwn) throw notFound('the recording');
    return row;
  }

  const present = async (row: FilmRow): Promise<FilmTake> => ({
    film: await films.present(row),
    parts: await files.listParts(row.filmId),
  });

  return {
    async begin(
      filmId: FilmId,
      { reviewId, lineId }: { reviewId: ExpertReviewId; lineId: ProjectLineId },
      principals: readonly Principal[],
    ): Promise<FilmTake> {
      const { senderId } = await access.assertMayWrite(reviewId, lineId, principals);
      const known = await repository.find(filmId);
      if (known === null) {
        await files.assertRoom(filmSliceMaxBytes);
        const at = new Date(clock.now());
        // What experts find it by, among papers that have names.
        const fileName = `现场视频 ${districtTime(at.getTime()).slice(0, 16).replace('T', ' ')}`;
        await repository.add(
          {
            ...{ filmId, reviewId, lineId, senderId, origin: 'recorded', fileName, byteCount: 0 },
            modifiedAt: null,
          },
          at,
        );
      }
      const row = await getOwn(filmId, principals);
      if (row.reviewId !== reviewId || row.lineId !== lineId) throw notFound('the recording');
      return present(row);
    },

    get: async (filmId: FilmId, principals: readonly Principal[]) =>
      present(await getOwn(filmId, principals)),

    /** Reads `bytes` to their end, or refuses them. */
    async put(
      { filmId, part, index, sha256 }: Slice,
      bytes: AsyncIterable<Uint8Array>,
      principals: readonly Principal[],
    ): Promise<void> {
      await getOpen(filmId, principals);
      await files.assertRoom(filmSliceMaxBytes);
      const known = await hashOf(files.slicePath(filmId, part, index));
      if (known === sha256) return;
      if (known !== null) throw new AppError('FILM_STATE', 'another slice is in that place already');
      if ((await files.takeBytes(filmId)) + filmSliceMaxBytes > filmMaxBytes)
        throw new AppError('FILM_TOO_LARGE', 'the recording is too large', { maxBytes: filmMaxBytes });
      await files.keepSlice(filmId, part, index, async (path) => {
        const check = checking(sha256);
        await pipeline(bytes, check, createWriteStream(path, { mode: 0o600 }));
      });
    },

    async finish(filmId: FilmId, sliceCounts: number[], principals: readonly Principal[]): Promise<FilmRow> {
      const row = await getOwn(filmId, principals);
      if (row.state !== 'uploading') return row;
      await getOpen(filmId, principals);
      const parts = await files.listParts(filmId);
      for (const [part, count] of sliceCounts.entries()) {
        const there = new Set(parts[part] ?? []);
        const index = Array.from({ length: count }, (_, each) => each).find((each) => !there.has(each));
        if (index !== undefined)
          throw new AppError('SLICES_MISSING', 'send every slice first', { part, index });
      }
      return films.take(filmId, sliceCounts);
    },
  };
}

/** Lets the bytes through that are expected, and fails at the first too many, or at the end for others. */
function checking(sha256: string): Transform {
  const hash = createHash('sha256');
  let byteCount = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      byteCount += chunk.length;
      hash.update(chunk);
      const isTooLarge = byteCount > filmSliceMaxBytes;
      done(isTooLarge ? new AppError('FILM_TOO_LARGE', 'the slice is too large') : null, chunk);
    },
    flush(done) {
      if (byteCount === 0) done(new AppError('FILE_EMPTY', 'the slice is empty'));
      else if (hash.digest('hex') === sha256) done();
      else done(new AppError('FILE_CONTENT_MISMATCH', 'the slice is not the one that was announced'));
    },
  });
}

/** Null where there is none. */
async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}
