import type { VoucherSigning } from '@cloudseat/shared/nouns/case-decision.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';

type PaperFile = { sha256: string; mimeType: string; bytes: Uint8Array };
/** Draws files that lie nowhere on a disk. */
export type PaperImages = {
  getInfo(file: PaperFile): Promise<{ pages: readonly { width: number; height: number }[] }>;
  getPage(file: PaperFile, page: number, width: number): Promise<Buffer>;
  readText(file: PaperFile, page: number): Promise<string>;
};
export type VoucherPages = ReturnType<typeof createVoucherPages>;

/** Px: sharp on a phone, and small enough for a slow network. */
const pageWidth = 1_080;
const fileOf = (pdf: Buffer): PaperFile => ({
  sha256: sha256Hex(pdf),
  mimeType: 'application/pdf',
  bytes: pdf,
});

/** Papers as pages, to be read in the very screen in which they are signed. */
export function createVoucherPages({ images, logger }: { images: PaperImages; logger: Logger }) {
  return {
    /** Sizes and words of all pages; none where they cannot be had now, as there is still the file. */
    async list(pdf: Buffer): Promise<VoucherSigning['pages']> {
      try {
        const file = fileOf(pdf);
        const { pages } = await images.getInfo(file);
        return await Promise.all(
          pages.map(async (size, at) => ({ ...size, text: await images.readText(file, at + 1) })),
        );
      } catch (error) {
        logger.warn({ err: error }, 'a paper could not be shown as pages');
        return [];
      }
    },
    /** As JPEG, which every phone shows; NOT_FOUND beyond the last. */
    draw: (pdf: Buffer, page: number): Promise<Buffer> => images.getPage(fileOf(pdf), page, pageWidth),
  };
}
