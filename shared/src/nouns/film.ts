import { z } from 'zod';
import { ExpertReviewId } from './expert-review.ts';
import { EpochMs } from './ids.ts';
import { ProjectLineId } from './project-kind.ts';

/** Also the name of its upload and, of a recorded one, chosen by the page that records. */
export const FilmId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, 'a film’s id has 8 to 64 letters, digits, _ or -')
  .brand<'FilmId'>();
export type FilmId = z.infer<typeof FilmId>;

/** uploading: bytes or slices are missing. checking: all is there and waits or is looked at. */
export const FilmState = z.enum(['uploading', 'checking', 'converting', 'ready', 'failed']);
export type FilmState = z.infer<typeof FilmState>;

/**
 * Why a file is no film that can be shown. notFilm: of another kind. cutOff: its end, or what tells how to read it, is missing.
 * fault: nothing is known to be wrong with the file, the server could not do it.
 */
export const FilmFailure = z.enum([
  'empty',
  'notFilm',
  'cutOff',
  'noPicture',
  'encrypted',
  'unknownCodec',
  'tooLong',
  'broken',
  'fault',
]);
export type FilmFailure = z.infer<typeof FilmFailure>;

/** What was sent, as it was found. */
export const FilmSource = z.object({
  byteCount: z.int().nonnegative(),
  sha256: z.string().length(64),
  /** As ffprobe names it, e.g. `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: z.string(),
  videoCodec: z.string(),
  /** Null: silent. */
  audioCodec: z.string().nullable(),
  durationMs: z.int().nonnegative(),
  /** As it is seen: a phone held upright gives a width below its height. */
  width: z.int().positive(),
  height: z.int().positive(),
  fps: z.number().nonnegative(),
});
export type FilmSource = z.infer<typeof FilmSource>;

/** What is played: fast-start MP4 of H.264 and AAC. */
export const FilmRendition = z.object({
  byteCount: z.int().positive(),
  sha256: z.string().length(64),
  durationMs: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  /** False: the pictures are those that were sent, only wrapped anew. */
  isConverted: z.boolean(),
});
export type FilmRendition = z.infer<typeof FilmRendition>;

/** A film of one line of a project; what is sent later for the same line has a greater version. */
export const Film = z.object({
  filmId: FilmId,
  reviewId: ExpertReviewId,
  lineId: ProjectLineId,
  /** 1 is the first of its line. */
  version: z.int().positive(),
  /** recorded: in the browser, slice by slice. */
  origin: z.enum(['uploaded', 'recorded']),
  state: FilmState,
  failure: FilmFailure.nullable(),
  /** Of the state it is in, 0 to 1. */
  progress: z.number().min(0).max(1),
  fileName: z.string(),
  /** Announced, of an upload; 0 while something is recorded. */
  byteCount: z.int().nonnegative(),
  /** When the chosen file was changed last, as its device said: with name and size it tells the same file again. Null: recorded. */
  modifiedAt: EpochMs.nullable(),
  startedAt: EpochMs,
  settledAt: EpochMs.nullable(),
  source: FilmSource.nullable(),
  rendition: FilmRendition.nullable(),
  /** The i-th small picture is of the moment i × everyMs. */
  thumbnails: z.object({ everyMs: z.int().positive(), count: z.int().positive() }).nullable(),
});
export type Film = z.infer<typeof Film>;

/** What of a recording has arrived: `parts[i]` are the numbers of the slices that are there of part i. */
export const FilmTake = z.object({ film: Film, parts: z.array(z.array(z.int().nonnegative())) });
export type FilmTake = z.infer<typeof FilmTake>;
