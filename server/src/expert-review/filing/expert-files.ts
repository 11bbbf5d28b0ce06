import type { Readable } from 'node:stream';
import type { ExpertFileId } from '@cloudseat/shared/nouns/expert-filing.ts';
import { currentFilesOf } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { PageFile, PageImages, PageInfo } from '../../documents/page-images.ts';
import { notFound } from '../../platform/errors.ts';
import type { Span } from '../../record/blob-store.ts';
import type { RecordingFiles } from '../../record/recording-files.ts';
import type { ExpertFileRepository, KeptFile } from './expert-file.repository.ts';
import type { PlainCopies } from './plain-copies.ts';

export const keyOfFile = (fileId: ExpertFileId): string => `expert/files/${fileId}`;
export type ExpertFiles = ReturnType<typeof createExpertFiles>;

/** For every part of a review: what its unit brought. Who may read is the caller's to look at. */
export function createExpertFiles({
  repository,
  bytes,
  images,
  copies,
}: {
  repository: Pick<ExpertFileRepository, 'find' | 'list'>;
  bytes: Pick<RecordingFiles, 'open'>;
  images: Pick<PageImages, 'getInfo' | 'getPage'>;
  copies: Pick<PlainCopies, 'pathOf'>;
}) {
  async function copyOf({ bytesOf, sha256, mimeType, byteCount }: KeptFile): Promise<PageFile> {
    return { sha256, mimeType, path: await copies.pathOf(keyOfFile(bytesOf), byteCount) };
  }

  return {
    /** NOT_FOUND. */
    async get(fileId: ExpertFileId): Promise<KeptFile> {
      const file = await repository.find(fileId);
      if (file === null) throw notFound('the file');
      return file;
    },
    /** Every version, the oldest first. */
    list: (reviewId: ExpertReviewId): Promise<KeptFile[]> => repository.list(reviewId),
    /** What counts now: of each paper the newest version. */
    async listCurrent(reviewId: ExpertReviewId): Promise<KeptFile[]> {
      return currentFilesOf(await repository.list(reviewId));
    },
    /** Its bytes, or a span of them. */
    async open({ bytesOf }: Pick<KeptFile, 'bytesOf'>, span?: Span): Promise<Readable> {
      return (await bytes.open(keyOfFile(bytesOf), span)).stream;
    },
    /** DOCUMENT_NO_PAGES and its like where it cannot be shown. */
    async getPages(file: KeptFile): Promise<PageInfo> {
      return images.getInfo(await copyOf(file));
    },
    /** A page, the first is 1, as JPEG with nobody's name on it. */
    async pagePicture(file: KeptFile, page: number, width: number): Promise<Buffer> {
      return images.getPage(await copyOf(file), page, width);
    },
  };
}
