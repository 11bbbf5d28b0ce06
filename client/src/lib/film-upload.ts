import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Film } from '@cloudseat/shared/nouns/film.ts';
import { filmMaxBytes } from '@cloudseat/shared/nouns/film-rules.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { sendByTus, type UploadJob } from './tus-upload.ts';

/** Of one request: four gigabytes are some five hundred, and a broken link loses few seconds. */
const chunkBytes = 8 * 1024 * 1024;

/** For a file input; what systems call a film differs, the server looks at the bytes. */
export const acceptedFilms = 'video/*,.mp4,.mov,.m4v,.webm,.mkv,.avi,.mpg,.mpeg,.mts,.m2ts,.3gp,.wmv,.flv';

/** The upload a chosen file goes on with: the same file by its name, size and the moment it was changed last. */
export const findInterrupted = (films: readonly Film[], file: Pick<File, 'name' | 'size' | 'lastModified'>) =>
  films.find(
    ({ state, origin, fileName, byteCount, modifiedAt }) =>
      state === 'uploading' &&
      origin === 'uploaded' &&
      fileName === file.name &&
      byteCount === file.size &&
      modifiedAt === file.lastModified,
  ) ?? null;

/** Sends a film, or the rest of it. `onUrl`: it has its filmId from here on. */
export function uploadFilm(options: {
  file: File;
  reviewId: ExpertReviewId;
  lineId: ProjectLineId;
  interrupted: Film | null;
  onProgress: (share: number) => void;
  onBegun: (url: string) => void;
}): UploadJob {
  const { file, reviewId, lineId, interrupted, onProgress, onBegun } = options;
  const endpoint = '/api/expert-film-uploads';
  return sendByTus({
    ...{ file, endpoint, chunkBytes, onProgress, onUrl: onBegun },
    problem: file.size === 0 ? 'FILE_EMPTY' : file.size > filmMaxBytes ? 'FILM_TOO_LARGE' : null,
    uploadUrl: interrupted && `${endpoint}/${interrupted.filmId}`,
    metadata: { reviewId, lineId, filename: file.name, modifiedAt: String(file.lastModified) },
  });
}
