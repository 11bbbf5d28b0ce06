import type { Film } from './film.ts';

// Without zod: pages need the rules and no schema.

/** Of an uploaded file, and of all slices of a recorded one together: a little less than one file of a dossier may have. */
export const filmMaxBytes = 4 * 1024 ** 3 - 1024 ** 2;
/** A longer one is sent in several parts. */
export const filmMaxMs = 4 * 3_600_000;
/** Of one slice of a recording: five seconds at many times the usual rate. */
export const filmSliceMaxBytes = 32 * 1024 ** 2;
/** Stretches of one recording: after a crash, a reload or a pause of the camera a new one begins. */
export const filmPartsMax = 100;
/** Slices of one part: more than the longest film has. */
export const filmSlicesMax = 10_000;

/** The film of a line that counts: the last that can be played. What is on its way or failed replaces nothing. */
export const findCurrentFilm = <Of extends Pick<Film, 'lineId' | 'state' | 'version'>>(
  films: readonly Of[],
  lineId: Film['lineId'],
): Of | null =>
  films
    .filter((film) => film.lineId === lineId && film.state === 'ready')
    .reduce<Of | null>((best, film) => (best === null || film.version > best.version ? film : best), null);

/** Something moves by itself: whoever looks asks again now and then. */
export const isFilmMoving = ({ state }: Pick<Film, 'state'>): boolean =>
  state === 'checking' || state === 'converting';
