import type { Readable } from 'node:stream';
import type { FilmId } from '@cloudseat/shared/nouns/film.ts';
import type { ByteRange } from '../materials/byte-range.ts';

/** Where films are kept: encrypted, whole or not at all. The recordings' store is one. */
export type FilmBytes = {
  put(key: string, bytes: Readable): Promise<{ byteCount: number; sha256: string }>;
  open(key: string, span?: ByteRange): Promise<{ stream: Readable; byteCount: number }>;
  delete(key: string): Promise<void>;
};

/** As it came, as it is played, and its small pictures. */
export const keysOf = (filmId: FilmId) => ({
  source: `films/f${filmId}-source`,
  rendition: `films/f${filmId}-film`,
  strip: `films/f${filmId}-pictures`,
});
