import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FilmId } from '@cloudseat/shared/nouns/film.ts';
import { AppError } from '../platform/errors.ts';
import { filmsTuning } from '../tuning-films.ts';

export type FilmFiles = ReturnType<typeof createFilmFiles>;

/**
 * The two folders below the data folder, which servers share, where films lie while they come: uploads that grow, and slices of
 * recordings. What was made of them lies with the recordings' bytes.
 */
export function createFilmFiles(dataFolder: string, freeBytes = () => freeBytesOf(dataFolder)) {
  const uploadsFolder = join(dataFolder, 'film-uploads');
  const takesFolder = join(dataFolder, 'film-takes');
  const partFolder = (filmId: FilmId, part: number) => join(takesFolder, filmId, String(part));
  const slicePath = (filmId: FilmId, part: number, index: number) =>
    join(partFolder(filmId, part), `${index}.slice`);

  async function listSlices(filmId: FilmId, part: number): Promise<number[]> {
    const names = await readdir(partFolder(filmId, part)).catch(() => []);
    return names
      .flatMap((name) => /^(\d+)\.slice$/.exec(name)?.[1] ?? [])
      .map(Number)
      .sort((left, right) => left - right);
  }

  return {
    uploadsFolder,
    slicePath,
    uploadPath: (filmId: FilmId) => join(uploadsFolder, filmId),

    async open(): Promise<void> {
      await mkdir(uploadsFolder, { recursive: true, mode: 0o700 });
      await mkdir(takesFolder, { recursive: true, mode: 0o700 });
    },

    /** STORE_FULL where so many bytes more would leave too little room for everything else. */
    async assertRoom(byteCount: number): Promise<void> {
      const free = await freeBytes();
      if (free - byteCount * filmsTuning.roomFactor < filmsTuning.reserveBytes)
        throw new AppError('STORE_FULL', 'the data folder has too little room for a film: make some', {
          ...{ freeBytes: free, byteCount },
        });
    },

    /** Of an upload; 0 where there is none. */
    uploadedBytes: async (filmId: FilmId): Promise<number> =>
      (await stat(join(uploadsFolder, filmId)).catch(() => null))?.size ?? 0,

    /** The numbers of the slices that are there, of each part. */
    async listParts(filmId: FilmId): Promise<number[][]> {
      const names = await readdir(join(takesFolder, filmId)).catch(() => []);
      const count = Math.max(0, ...names.map((name) => Number(name) + 1).filter(Number.isInteger));
      return Promise.all(Array.from({ length: count }, (_, part) => listSlices(filmId, part)));
    },

    async takeBytes(filmId: FilmId): Promise<number> {
      const parts = await this.listParts(filmId);
      const sizes = parts.flatMap((slices, part) =>
        slices.map(async (index) => (await stat(slicePath(filmId, part, index))).size),
      );
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    },

    /** Whole, or not at all: it appears in its place once all of it was written. */
    async keepSlice(
      filmId: FilmId,
      part: number,
      index: number,
      write: (path: string) => Promise<void>,
    ): Promise<void> {
      await mkdir(partFolder(filmId, part), { recursive: true, mode: 0o700 });
      const path = slicePath(filmId, part, index);
      const growing = `${path}.${process.pid}.part`;
      try {
        await write(growing);
        await rename(growing, path);
      } finally {
        await rm(growing, { force: true });
      }
    },

    /** A part as the camera wrote it, in one file. */
    async joinSlices(
      filmId: FilmId,
      part: number,
      count: number,
      path: string,
      signal: AbortSignal,
    ): Promise<void> {
      async function* slices() {
        for (let index = 0; index < count; index += 1)
          yield* createReadStream(slicePath(filmId, part, index));
      }
      await pipeline(slices(), createWriteStream(path, { mode: 0o600 }), { signal });
    },

    /** When anything of it came last, ms since 1970; null where nothing is there. */
    async touchedAt(filmId: FilmId): Promise<number | null> {
      const folders = await readdir(join(takesFolder, filmId)).catch(() => []);
      const places = [
        join(uploadsFolder, filmId),
        join(takesFolder, filmId),
        ...folders.map((name) => join(takesFolder, filmId, name)),
      ];
      const times = await Promise.all(
        places.map(async (place) => (await stat(place).catch(() => null))?.mtimeMs),
      );
      const known = times.filter((time) => time !== undefined);
      return known.length === 0 ? null : Math.max(...known);
    },

    /** All that came of it. */
    async remove(filmId: FilmId): Promise<void> {
      for (const name of [filmId, `${filmId}.json`]) await rm(join(uploadsFolder, name), { force: true });
      await rm(join(takesFolder, filmId), { recursive: true, force: true });
    },
  };
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
