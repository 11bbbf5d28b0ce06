import { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { FilmId } from '@cloudseat/shared/nouns/film.ts';
import { filmMaxBytes } from '@cloudseat/shared/nouns/film-rules.ts';
import { EpochMs } from '@cloudseat/shared/nouns/ids.ts';
import { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { z } from 'zod';
import { findApplicant, type Principal } from '../identity/principal.ts';
import { cleanFileName } from '../materials/file-name.ts';
import type { ResumableUploads } from '../materials/resumable-uploads.routes.ts';
import type { FinishedUpload, Metadata } from '../materials/take-upload.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { FilmRepository } from './film.repository.ts';
import type { FilmFiles } from './film-files.ts';
import type { FilmAccess, Films } from './films.ts';

/** What a page says of a file it is about to send. */
const Announcement = z.object({
  reviewId: ExpertReviewId,
  lineId: ProjectLineId,
  filename: z.string().min(1).max(1_000),
  modifiedAt: z.coerce.number().pipe(EpochMs).nullish().catch(null),
});
type Deps = {
  films: Films;
  repository: FilmRepository;
  files: FilmFiles;
  access: FilmAccess;
  clock: Clock;
};

/** A film that comes as a file: refused by its words before a byte was sent, looked at by its job once all of it is there. */
export function createFilmUploads({
  films,
  repository,
  files,
  access,
  clock,
}: Deps): Pick<ResumableUploads, 'plan' | 'isOwner' | 'assertGoesOn' | 'finish' | 'findTaken' | 'onGivenUp'> {
  const senderOf = (principals: readonly Principal[]) => findApplicant({ principals })?.applicantId;

  async function plan(
    metadata: Metadata,
    sizeBytes: number | null,
    principals: readonly Principal[],
    uploadId: string,
  ): Promise<Metadata> {
    const announced = Announcement.safeParse(metadata);
    if (!announced.success || sizeBytes === null)
      throw new AppError('BAD_REQUEST', 'an upload names reviewId, lineId, filename and its length');
    const { reviewId, lineId, filename, modifiedAt } = announced.data;
    const { senderId } = await access.assertMayWrite(reviewId, lineId, principals);
    if (sizeBytes > filmMaxBytes)
      throw new AppError('FILM_TOO_LARGE', 'the film is too large', { sizeBytes, maxBytes: filmMaxBytes });
    if (sizeBytes === 0) throw new AppError('FILE_EMPTY', 'the file is empty');
    await files.assertRoom(sizeBytes);
    const added = await repository.add(
      {
        ...{ filmId: FilmId.parse(uploadId), reviewId, lineId, senderId, origin: 'uploaded' },
        ...{ fileName: cleanFileName(filename), byteCount: sizeBytes },
        modifiedAt: modifiedAt == null ? null : new Date(modifiedAt),
      },
      new Date(clock.now()),
    );
    if (added === null) throw new Error('a new name was taken');
    return { senderId };
  }

  return {
    plan,
    isOwner: (metadata, principals) =>
      metadata?.senderId != null && metadata.senderId === senderOf(principals),

    async assertGoesOn(uploadId, principals) {
      const row = await repository.find(FilmId.parse(uploadId));
      if (row === null) throw notFound('the upload');
      await access.assertMayWrite(row.reviewId, null, principals);
      await files.assertRoom(0);
    },

    async finish({ uploadId }: FinishedUpload) {
      return { film: await films.present(await films.take(FilmId.parse(uploadId), null)) };
    },

    async findTaken(uploadId, principals) {
      const filmId = FilmId.safeParse(uploadId);
      const row = filmId.success ? await repository.find(filmId.data) : null;
      const isOwn = row !== null && row.senderId === senderOf(principals) && row.origin === 'uploaded';
      return isOwn && row.state !== 'uploading' ? row.byteCount : null;
    },

    async onGivenUp(uploadId) {
      const row = await repository.find(FilmId.parse(uploadId));
      if (row !== null) await films.drop(row);
    },
  };
}
