import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

type Copied = { byteCount: number; path: string };
export type PlainCopies = ReturnType<typeof createPlainCopies>;

/**
 * Decrypted copies for what reads a file again and again, as pages are drawn, in a folder of this process alone; what was not
 * used for longest goes first, and all of it when the process ends.
 */
export function createPlainCopies({
  folder,
  maxBytes,
  open,
}: {
  /** Made by and for this process. */
  folder: Promise<string>;
  maxBytes: number;
  open: (key: string) => Promise<Readable>;
}) {
  /** By key, the longest unused first. */
  const made = new Map<string, Copied>();
  const running = new Map<string, Promise<Copied>>();

  async function make(key: string, byteCount: number): Promise<Copied> {
    const own = await folder;
    await mkdir(own, { recursive: true, mode: 0o700 });
    const path = join(own, key.replaceAll('/', '_'));
    const unfinished = `${path}.new`;
    try {
      await pipeline(await open(key), createWriteStream(unfinished, { mode: 0o600 }));
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    return { byteCount, path };
  }

  /** The newest stays, however large it is, and so does what is still being made. */
  async function shrink(newest: string): Promise<void> {
    let totalBytes = [...made.values()].reduce((sum, { byteCount }) => sum + byteCount, 0);
    for (const [key, { byteCount, path }] of made) {
      if (totalBytes <= maxBytes) return;
      if (key === newest) continue;
      made.delete(key);
      totalBytes -= byteCount;
      await rm(path, { force: true });
    }
  }

  return {
    /** Where it lies now. */
    async pathOf(key: string, byteCount: number): Promise<string> {
      const known = made.get(key);
      if (known !== undefined) {
        made.delete(key);
        made.set(key, known);
        return known.path;
      }
      const making = running.get(key) ?? make(key, byteCount).finally(() => running.delete(key));
      running.set(key, making);
      const copied = await making;
      made.set(key, copied);
      await shrink(key);
      return copied.path;
    },
    close: async () => rm(await folder, { recursive: true, force: true }),
  };
}
