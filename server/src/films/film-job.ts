import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FilmFailure, FilmId, FilmSource } from '@cloudseat/shared/nouns/film.ts';
import type { Clock } from '../platform/clock.ts';
import type { Transaction } from '../platform/db.ts';
import type { Logger } from '../platform/logger.ts';
import { makePictureStrip } from '../platform/picture-strip.ts';
import { filmsTuning } from '../tuning-films.ts';
import { type FilmPart, makeFilm } from './convert.ts';
import type { FilmRepository, FilmRow, ReadyFilm } from './film.repository.ts';
import type { FilmBytes } from './film-bytes.ts';
import { keysOf } from './film-bytes.ts';
import type { FilmFiles } from './film-files.ts';
import { FilmProblem, probeFilm, type WorkPlace } from './probe.ts';

type Result = ReadyFilm | { failure: FilmFailure };
/** What became of it, in the transaction that tells it to the case's journal; `write` gives false where it was settled before. */
export type Settle = (
  film: FilmRow,
  result: Result,
  write: (tx: Transaction) => Promise<boolean>,
) => Promise<void>;
type Deps = {
  repository: FilmRepository;
  files: FilmFiles;
  bytes: FilmBytes;
  settle: Settle;
  onConverting: (film: FilmRow) => void;
  clock: Clock;
  logger: Logger;
};
type Tools = WorkPlace & { onProgress: (progress: number) => void };

/** What has come becomes what is played: looked at, kept as it came, converted where it must be, with small pictures. */
export function createFilmJob({ repository, files, bytes, settle, onConverting, clock, logger }: Deps) {
  async function end(film: FilmRow, result: Result): Promise<void> {
    const { filmId } = film;
    await settle(film, result, (tx) => repository.settle(tx, filmId, new Date(clock.now()), result));
    const now = await repository.find(filmId);
    if (now === null || now.state === 'failed')
      await Promise.all(Object.values(keysOf(filmId)).map(bytes.delete));
    await files.remove(filmId);
  }

  return {
    /** Does nothing for what is settled or gone. */
    async make(filmId: FilmId, tools: Tools): Promise<void> {
      const film = await repository.find(filmId);
      if (film === null || (film.state !== 'checking' && film.state !== 'converting')) return;
      try {
        const parts = await findParts(film, files, tools);
        if (!(await repository.setConverting(filmId))) return;
        onConverting(film);
        await end(film, await makeReady(film, parts, bytes, tools));
      } catch (error) {
        if (!(error instanceof FilmProblem)) throw error;
        logger.info({ filmId, failure: error.failure, words: error.message }, 'a film was refused');
        await end(film, { failure: error.failure });
      }
    },

    /** Nothing is known to be wrong with the file. */
    async giveUp(filmId: FilmId): Promise<void> {
      const film = await repository.find(filmId);
      if (film !== null) await end(film, { failure: 'fault' });
    },
  };
}

/** Parts of a recording in which nothing was to be seen are left out: a page may have gone before its first picture. */
async function findParts(film: FilmRow, files: FilmFiles, tools: Tools): Promise<FilmPart[]> {
  const { filmId, sliceCounts } = film;
  if (sliceCounts === null) {
    const path = files.uploadPath(filmId);
    return [{ path, found: await probeFilm(path, tools) }];
  }
  const parts: FilmPart[] = [];
  let last: FilmProblem | null = null;
  for (const [part, count] of sliceCounts.entries()) {
    const path = join(tools.folder, `part-${part}`);
    await files.joinSlices(filmId, part, count, path, tools.signal);
    try {
      parts.push({ path, found: await probeFilm(path, tools) });
    } catch (error) {
      if (!(error instanceof FilmProblem)) throw error;
      last = error;
    }
  }
  if (parts.length === 0) throw last ?? new FilmProblem('empty');
  return parts;
}

/** Shares of the work, for the progress: keeping what came, then converting; the rest is small pictures and keeping the result. */
const shares = { kept: 0.08, made: 0.95 };

async function makeReady(
  film: FilmRow,
  parts: readonly FilmPart[],
  bytes: FilmBytes,
  tools: Tools,
): Promise<ReadyFilm> {
  const keys = keysOf(film.filmId);
  const kept = await bytes.put(keys.source, readAll(parts, tools.signal));
  tools.onProgress(shares.kept);
  const { path, found, isConverted } = await makeFilm(parts, {
    ...tools,
    onProgress: (progress) => tools.onProgress(shares.kept + (shares.made - shares.kept) * progress),
  });
  const { durationMs, width, height } = found;
  const { thumbnailsMax, thumbnailEveryMs, thumbnailWidth, thumbnailHeight } = filmsTuning;
  const everyMs = Math.max(thumbnailEveryMs, Math.ceil(durationMs / thumbnailsMax / 1_000) * 1_000);
  const size = { width: thumbnailWidth, height: thumbnailHeight };
  const strip = await makePictureStrip(path, { lengthMs: durationMs, everyMs, ...size }, tools);
  if (strip.offsets.length < 2) throw new FilmProblem('broken', 'no picture could be read');
  tools.onProgress(shares.made);
  await bytes.put(keys.strip, Readable.from([strip.bytes]));
  const played = await bytes.put(keys.rendition, createReadStream(path, { signal: tools.signal }));
  return {
    source: presentSource(parts, kept, durationMs),
    rendition: { ...played, durationMs, width, height, isConverted },
    strip: { everyMs, offsets: strip.offsets },
  };
}

/** One behind the other, as they came. */
async function* chunksOf(parts: readonly FilmPart[]) {
  for (const { path } of parts) if ((await stat(path)).size > 0) yield* createReadStream(path);
}
const readAll = (parts: readonly FilmPart[], signal: AbortSignal) =>
  Readable.from(chunksOf(parts), { signal, objectMode: false });

function presentSource(
  parts: readonly FilmPart[],
  kept: { byteCount: number; sha256: string },
  durationMs: number,
): FilmSource {
  const [first] = parts;
  if (first === undefined) throw new FilmProblem('empty');
  const { container, videoCodec, width, height, fps } = first.found;
  const audioCodec = parts.find(({ found }) => found.audioCodec !== null)?.found.audioCodec ?? null;
  const said = parts.reduce((sum, { found }) => sum + found.durationMs, 0);
  return {
    ...{ ...kept, container, videoCodec, audioCodec, width, height, fps },
    durationMs: said > 0 ? said : durationMs,
  };
}
