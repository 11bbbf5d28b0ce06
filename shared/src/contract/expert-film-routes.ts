import { z } from 'zod';
import { ExpertReviewId } from '../nouns/expert-review.ts';
import { Film, FilmId, FilmTake } from '../nouns/film.ts';
import { filmPartsMax, filmSlicesMax } from '../nouns/film-rules.ts';
import { ProjectLineId } from '../nouns/project-kind.ts';
import type { RouteDefinition } from './define.ts';
import { reviewParams, reviewReaders } from './expert-review-routes.ts';

const filmParams = z.object({ filmId: FilmId });
const unit = ['applicant'] as const;

/**
 * Site films. Files come by tus 1.0.0 at /expert-film-uploads (metadata reviewId, lineId, filename, modifiedAt; the upload's name is the
 * filmId), recordings by slices. Who may send is the review's to say: its unit, while the project may be changed.
 */
export const expertFilmRoutes = {
  'film:list': {
    method: 'GET',
    path: '/expert-reviews/:reviewId/films',
    params: reviewParams,
    output: z.object({ films: z.array(Film) }),
    errors: ['NOT_FOUND'],
    roles: reviewReaders,
    summary:
      'Films of a review, all versions, the newest first; what is on its way or failed to its unit alone.',
  },
  'film:get': {
    method: 'GET',
    path: '/expert-films/:filmId',
    params: filmParams,
    output: Film,
    errors: ['NOT_FOUND'],
    roles: reviewReaders,
    summary: 'One film: its state and progress.',
  },
  'film:remove': {
    method: 'DELETE',
    path: '/expert-films/:filmId',
    params: filmParams,
    output: z.object({}),
    errors: ['NOT_FOUND', 'REVIEW_STATE'],
    roles: unit,
    summary: 'Takes a film back, whatever has come of it, while the project may be changed.',
  },
  'film:content': {
    method: 'GET',
    path: '/expert-films/:filmId/content',
    params: filmParams,
    output: z.unknown(),
    errors: ['NOT_FOUND', 'FILM_STATE'],
    roles: reviewReaders,
    summary: 'The bytes of the playable film, with ranges.',
  },
  'film:thumbnail': {
    method: 'GET',
    path: '/expert-films/:filmId/thumbnails/:index',
    params: filmParams.extend({ index: z.coerce.number().int().nonnegative() }),
    output: z.unknown(),
    errors: ['NOT_FOUND'],
    roles: reviewReaders,
    summary: 'A small WebP of the picture at that place.',
  },
  'film:beginTake': {
    method: 'PUT',
    path: '/expert-film-takes/:filmId',
    params: filmParams,
    body: z.object({ reviewId: ExpertReviewId, lineId: ProjectLineId }),
    output: FilmTake,
    errors: ['NOT_FOUND', 'REVIEW_STATE', 'FILM_LINE', 'FILMS_FULL', 'STORE_FULL'],
    roles: unit,
    summary: 'Begins a recording under a name the page chose; a repeat finds the same.',
  },
  'film:getTake': {
    method: 'GET',
    path: '/expert-film-takes/:filmId',
    params: filmParams,
    output: FilmTake,
    errors: ['NOT_FOUND'],
    roles: unit,
    summary: 'Which slices of a recording are there: the page sends the others.',
  },
  'film:putSlice': {
    method: 'PUT',
    path: '/expert-film-takes/:filmId/parts/:part/slices/:index',
    params: filmParams.extend({
      part: z.coerce
        .number()
        .int()
        .nonnegative()
        .max(filmPartsMax - 1),
      index: z.coerce
        .number()
        .int()
        .nonnegative()
        .max(filmSlicesMax - 1),
    }),
    query: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: z.object({}),
    errors: [
      'NOT_FOUND',
      'REVIEW_STATE',
      'FILM_STATE',
      'FILE_EMPTY',
      'FILM_TOO_LARGE',
      'FILE_CONTENT_MISMATCH',
      'STORE_FULL',
    ],
    roles: unit,
    summary:
      'One slice, as bytes; a repeat of the same changes nothing, another one in its place is FILM_STATE.',
  },
  'film:finishTake': {
    method: 'POST',
    path: '/expert-film-takes/:filmId/end',
    params: filmParams,
    /** How many slices each part has. */
    body: z.object({ sliceCounts: z.array(z.int().positive().max(filmSlicesMax)).min(1).max(filmPartsMax) }),
    output: Film,
    errors: ['NOT_FOUND', 'REVIEW_STATE', 'FILM_STATE', 'SLICES_MISSING'],
    roles: unit,
    summary:
      'Nothing more comes: the parts are joined and checked. SLICES_MISSING names the first in details.',
  },
} as const satisfies Record<string, RouteDefinition>;
