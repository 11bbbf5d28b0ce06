import { createReadStream } from 'node:fs';
import { stat, truncate } from 'node:fs/promises';
import { type ExpertFile, ExpertFileId } from '@cloudseat/shared/nouns/expert-filing.ts';
import {
  expertFileMaxBytes,
  expertFilesMaxCount,
  openFilingStates,
} from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { z } from 'zod';
import type { PageFile, PageImages } from '../../documents/page-images.ts';
import { findApplicant, type Principal } from '../../identity/principal.ts';
import { hashFile, identifyContent } from '../../materials/file-content.ts';
import { cleanFileName } from '../../materials/file-name.ts';
import type { MaterialFiles } from '../../materials/material-files.ts';
import { allowedExtensions, claimedType } from '../../materials/material-types.ts';
import type { FinishedUpload, Metadata } from '../../materials/take-upload.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { RecordingFiles } from '../../record/recording-files.ts';
import { sealPieces } from '../evidence.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { assertState, type ReviewChanges } from '../review-change.ts';
import type { ExpertFileRepository } from './expert-file.repository.ts';
import { keyOfFile } from './expert-files.ts';
import { filePiece } from './filing-evidence.ts';

/** What a page says of a file it is about to send, as tus metadata. */
const Announcement = z.object({
  reviewId: ExpertReviewId,
  lineId: ProjectLineId,
  /** The paper that it is a new version of. */
  paperId: z
    .string()
    .nullish()
    .transform((value) => value || null)
    .pipe(ExpertFileId.nullable()),
  filename: z.string().min(1).max(1_000),
  filetype: z.string().max(200).nullish(),
});
/** What is remembered of it while it grows: who sends it is the server's word. */
const Plan = Announcement.extend({ filetype: z.string(), uploaderId: z.string() });
type Plan = z.infer<typeof Plan>;

type Dependencies = {
  repository: ExpertFileRepository;
  changes: ReviewChanges;
  /** Where uploads grow, those of calls as well. */
  uploads: Pick<MaterialFiles, 'removeUpload'>;
  bytes: Pick<RecordingFiles, 'put' | 'delete'>;
  images: Pick<PageImages, 'getInfo'>;
  clock: Clock;
  logger: Logger;
};
export type ExpertFileTaker = ReturnType<typeof createExpertFileTaker>;

/** An upload becomes a version of a project's paper: looked at by its words before it starts, and by its bytes at the end. */
export function createExpertFileTaker(deps: Dependencies) {
  const { repository, changes, uploads, bytes, logger } = deps;

  return {
    /** Throws why a file is not taken, before a byte of it was sent. */
    async plan(metadata: Metadata, sizeBytes: number | null, principals: readonly Principal[]) {
      const announced = Announcement.safeParse(metadata);
      if (!announced.success || sizeBytes === null)
        throw new AppError('BAD_REQUEST', 'an upload names reviewId, lineId, filename and its length');
      const { reviewId, lineId, paperId, filename, filetype } = announced.data;
      const uploaderId = findApplicant({ principals })?.applicantId;
      const file = await changes.getFile(reviewId);
      if (uploaderId === undefined || uploaderId !== file.review.applicantId) throw notFound('the review');
      assertState(file, ...openFilingStates);
      if (sizeBytes === 0) throw new AppError('FILE_EMPTY', 'the file is empty');
      if (sizeBytes > expertFileMaxBytes)
        throw new AppError('FILE_TOO_LARGE', 'the file is too large', {
          ...{ sizeBytes, maxBytes: expertFileMaxBytes },
        });
      const fileName = cleanFileName(filename);
      const claimed = typeFor(file, lineId, fileName, filetype ?? '');
      if (paperId !== null) await assertPaper(deps, reviewId, lineId, paperId);
      if ((await repository.countOf(reviewId)) >= expertFilesMaxCount)
        throw new AppError('RATE_LIMITED', 'the project has as many files as it can take', {
          maxCount: expertFilesMaxCount,
        });
      return { reviewId, lineId, paperId, filename: fileName, filetype: claimed, uploaderId };
    },

    /** Keeps it, once however often it is asked. Whatever is refused or fails is removed. */
    async finish({ uploadId, path, metadata }: FinishedUpload): Promise<{ file: ExpertFile }> {
      const fileId = ExpertFileId.parse(uploadId);
      const known = await repository.find(fileId);
      if (known !== null) return { file: known };
      const plan = Plan.parse(metadata);
      try {
        await keep(deps, fileId, plan, path);
      } catch (error) {
        const isRecorded = (await repository.find(fileId).catch(() => null)) !== null;
        if (!isRecorded) await bytes.delete(keyOfFile(fileId));
        await uploads.removeUpload(uploadId);
        if (error instanceof AppError)
          logger.info({ reviewId: plan.reviewId, code: error.code, ...error.details }, 'a file was refused');
        throw error;
      }
      const kept = await repository.find(fileId);
      if (kept === null) throw notFound('the file');
      return { file: kept };
    },

    isOwner(metadata: Metadata | undefined, principals: readonly Principal[]): boolean {
      const plan = Plan.safeParse(metadata);
      return plan.success && findApplicant({ principals })?.applicantId === plan.data.uploaderId;
    },
  };
}

/** BAD_REQUEST for a line that takes no papers, FILE_TYPE_REFUSED for what its line does not take. */
function typeFor({ review }: ReviewFile, lineId: ProjectLineId, fileName: string, filetype: string): string {
  const line = review.kind.materials.find((each) => each.lineId === lineId);
  if (line === undefined || line.accepts === 'film')
    throw new AppError('BAD_REQUEST', 'there is no such line for papers in this kind of project');
  const claimed = claimedType(fileName, filetype);
  const isDrawing = line.accepts === 'drawing';
  if (claimed === null || (isDrawing && claimed !== 'application/pdf'))
    throw new AppError('FILE_TYPE_REFUSED', 'files of this type are not taken', {
      claimed: filetype,
      allowedExtensions: isDrawing ? ['pdf'] : allowedExtensions,
    });
  return claimed;
}

async function assertPaper(
  { repository }: Dependencies,
  reviewId: ExpertReviewId,
  lineId: ProjectLineId,
  paperId: ExpertFileId,
): Promise<void> {
  const first = await repository.find(paperId);
  if (first?.reviewId !== reviewId || first.lineId !== lineId || first.removedAt !== null)
    throw notFound('the paper');
}

async function keep(
  { repository, changes, bytes, images, clock, logger }: Dependencies,
  fileId: ExpertFileId,
  plan: Plan,
  path: string,
): Promise<void> {
  const { size: byteCount } = await stat(path);
  const mimeType = await identifyContent(path);
  if (mimeType !== plan.filetype)
    throw new AppError(
      'FILE_CONTENT_MISMATCH',
      `the name says ${plan.filetype}, the content is ${mimeType}`,
      {
        ...{ claimed: plan.filetype, found: mimeType },
      },
    );
  const sha256 = await hashFile(path);
  const pageCount = await countPages(images, { sha256, mimeType, path });
  await bytes.put(keyOfFile(fileId), createReadStream(path), { byteCount, sha256 });
  const { reviewId, lineId, filename: fileName, uploaderId } = plan;
  const by = { role: 'applicant', id: uploaderId as ApplicantId } as const;
  await changes.change(reviewId, null, by, async (tx, file) => {
    if ((await repository.find(fileId, tx)) !== null) return null;
    assertState(file, ...openFilingStates);
    const paperId = plan.paperId ?? fileId;
    const ofPaper = (await repository.list(reviewId, tx)).filter((each) => each.paperId === paperId);
    const version = Math.max(0, ...ofPaper.map((each) => each.version)) + 1;
    await repository.insert(tx, {
      ...{ fileId, reviewId, lineId, paperId, version, fileName, mimeType, byteCount, sha256, pageCount },
      ...{ uploadedBy: uploaderId, uploadedAt: new Date(clock.now()) },
    });
    const evidence = sealPieces([{ name: filePiece({ fileId, version, fileName }), sha256 }]);
    const details = { fileId, lineId, paperId, version, fileName, byteCount, sha256, evidence };
    return { lines: [{ action: 'expert.fileAdded', details }], isAside: true };
  });
  // A page that missed the last answer finds the upload whole; the plain bytes do not stay for that.
  await truncate(path, 0);
  await truncate(path, byteCount);
  logger.info({ reviewId, fileId, mimeType, byteCount }, 'a project file was added');
}

/** Null for what has no pages, or too many to be shown; a PDF that nobody can open is refused. */
async function countPages(images: Pick<PageImages, 'getInfo'>, file: PageFile): Promise<number | null> {
  try {
    return (await images.getInfo(file)).pages.length;
  } catch (error) {
    if (error instanceof AppError && ['DOCUMENT_NO_PAGES', 'DOCUMENT_TOO_LONG'].includes(error.code))
      return null;
    throw error;
  }
}
