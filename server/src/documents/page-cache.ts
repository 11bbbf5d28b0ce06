import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Logger } from '../platform/logger.ts';

export type PageCache = Awaited<ReturnType<typeof openPageCache>>;

/**
 * Page images on disk, by name, within a number of bytes; what was not used for longest goes first. Everything in it can be
 * made again: whatever fails here only costs time.
 */
export async function openPageCache({
  folder,
  maxBytes,
  logger,
}: {
  folder: string;
  maxBytes: number;
  logger: Logger;
}) {
  /** Sizes in bytes, least recently used first. */
  const sizes = new Map<string, number>();
  let totalBytes = 0;

  function note(name: string, bytes: number): void {
    totalBytes += bytes - (sizes.get(name) ?? 0);
    sizes.delete(name);
    sizes.set(name, bytes);
  }
  async function forget(name: string): Promise<void> {
    totalBytes -= sizes.get(name) ?? 0;
    sizes.delete(name);
    await rm(join(folder, name), { force: true });
  }
  async function shrink(): Promise<void> {
    for (const [name] of sizes) {
      if (totalBytes <= maxBytes) return;
      await forget(name);
    }
  }

  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await Promise.all(
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const { size, mtimeMs } = await stat(path);
        return { name: path.slice(folder.length + 1), size, mtimeMs };
      }),
  );
  for (const { name, size } of found.sort((a, b) => a.mtimeMs - b.mtimeMs)) note(name, size);
  await shrink();

  return {
    async find(name: string): Promise<Buffer | null> {
      const bytes = sizes.get(name);
      if (bytes === undefined) return null;
      const content = await readFile(join(folder, name)).catch(() => null);
      if (content === null) await forget(name);
      else note(name, bytes);
      return content;
    },
    /** Resolves in any case: a disk that is full makes it slower, nothing else. */
    async keep(name: string, content: Buffer): Promise<void> {
      const path = join(folder, name);
      const unfinished = `${path}.${randomUUID()}`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeFile(unfinished, content, { mode: 0o600 });
        await rename(unfinished, path);
        note(name, content.length);
        await shrink();
      } catch (error) {
        logger.warn({ err: error }, 'a page image could not be kept');
        await rm(unfinished, { force: true }).catch(() => {});
      }
    },
    usedBytes: () => totalBytes,
  };
}
