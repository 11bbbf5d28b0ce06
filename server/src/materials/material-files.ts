import { copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type MaterialFiles = ReturnType<typeof createMaterialFiles>;

/** The two folders of files below the data folder: uploads that grow, and materials that never change. */
export function createMaterialFiles(dataFolder: string) {
  const uploadsFolder = join(dataFolder, 'uploads');
  const materialsFolder = join(dataFolder, 'materials');
  return {
    uploadsFolder,

    async open(): Promise<void> {
      await mkdir(uploadsFolder, { recursive: true, mode: 0o700 });
      await mkdir(materialsFolder, { recursive: true, mode: 0o700 });
    },

    pathOf: (storedAs: string): string => join(materialsFolder, storedAs),

    /**
     * Keeps a finished upload as a material. The upload stays beside it for a while, so that a page that missed the
     * last answer finds it whole; both are one file on the disk where the file system can do that.
     */
    async keep(uploadPath: string, storedAs: string): Promise<void> {
      const path = join(materialsFolder, storedAs);
      try {
        await link(uploadPath, path);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EEXIST') return;
        if (code === 'ENOENT') throw error;
        await copyFile(uploadPath, path);
      }
    },

    /** Takes back what `keep` did. */
    async discard(storedAs: string): Promise<void> {
      await rm(join(materialsFolder, storedAs), { force: true });
    },

    async removeUpload(uploadId: string): Promise<void> {
      for (const name of [uploadId, `${uploadId}.json`]) await rm(join(uploadsFolder, name), { force: true });
    },

    /** Removes uploads nobody has written to since a moment, ms since 1970; gives how many. */
    async removeUploadsBefore(before: number): Promise<number> {
      let removed = 0;
      for (const name of await readdir(uploadsFolder)) {
        if (name.endsWith('.json')) continue;
        const found = await stat(join(uploadsFolder, name)).catch(() => null);
        if (!found || found.mtimeMs >= before) continue;
        await this.removeUpload(name);
        removed += 1;
      }
      return removed;
    },
  };
}
