import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { SegmentBegin } from '../messages.ts';
import { recordingTuning } from '../tuning.ts';
import type { ContainerWriter, TimedFrame, TrackFormat } from './container.ts';
import { mp4 } from './mp4.ts';
import { webm } from './webm.ts';

/** Beside a segment that is being written, and beside one that is whole. */
export const beginName = (fileName: string) => `${fileName}.begin`;
export const partName = (fileName: string) => `${fileName}.part`;
export const noteName = (fileName: string) => `${fileName}.json`;
export const writerOf = (container: SegmentNote['container']): ContainerWriter =>
  container === 'mp4' ? mp4 : webm;

/**
 * One segment on its way to the disk: written as `.part` in pieces of half a second, each of which leaves a playable file, and
 * renamed when it is whole. Writing is in line behind the media and never holds it up.
 */
export class SegmentFile {
  readonly #folder: string;
  readonly #writer: ContainerWriter;
  #begin: SegmentBegin;
  #durationAt = 0;
  #frames: TimedFrame[] = [];
  #held: { ms: number; data: Buffer; isKey: boolean } | null = null;
  #pieceCount = 0;
  #writing: Promise<FileHandle>;
  #end = 0;

  constructor(folder: string, begin: SegmentBegin, format: TrackFormat) {
    this.#folder = folder;
    this.#begin = begin;
    this.#writer = writerOf(begin.container);
    const { bytes, durationAt } = this.#writer.head(format);
    this.#durationAt = durationAt;
    this.#writing = this.#open(bytes);
    // Whoever ends the segment hears of it.
    this.#writing.catch(() => undefined);
  }

  /** Times are ms since the segment began. */
  append(ms: number, data: Buffer, isKey: boolean): void {
    this.#release(ms);
    this.#held = { ms, data, isKey };
    const first = this.#frames[0];
    if (first !== undefined && ms - first.ms >= recordingTuning.flushEveryMs) this.#flush();
  }

  /** A better word on when it began, for whoever finds it after a death. */
  restamp(startedAt: number): void {
    if (Math.abs(startedAt - this.#begin.startedAt) < 5) return;
    this.#begin = { ...this.#begin, startedAt };
    this.#queue(async (file) => {
      // The word before it is nearly as good.
      await this.#writeBegin().catch(() => undefined);
      return file;
    });
  }

  /** Resolves when the file is whole under its name; rejects with what the disk said, and keeps what is there for a salvage. */
  async end(durationMs: number): Promise<{ byteCount: number; sha256: string }> {
    this.#release(durationMs);
    this.#flush();
    const { fileName } = this.#begin;
    const part = join(this.#folder, partName(fileName));
    const file = await this.#writing;
    try {
      await file.write(this.#writer.duration(durationMs), 0, undefined, this.#durationAt);
      await file.datasync();
    } finally {
      await file.close();
    }
    const facts = await factsOf(part);
    await rename(part, join(this.#folder, fileName));
    return facts;
  }

  /** With its folder: one that was not to be had for a segment may be for the next. */
  async #open(head: Buffer): Promise<FileHandle> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#writeBegin();
    const file = await open(join(this.#folder, partName(this.#begin.fileName)), 'wx+', 0o600);
    return this.#write(file, head);
  }

  async #write(file: FileHandle, bytes: Buffer): Promise<FileHandle> {
    try {
      let written = 0;
      while (written < bytes.length) {
        written += (await file.write(bytes, written, undefined, this.#end + written)).bytesWritten;
      }
      this.#end += bytes.length;
      return file;
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
  }

  #writeBegin(): Promise<void> {
    return writeWhole(join(this.#folder, beginName(this.#begin.fileName)), this.#begin);
  }

  #release(nextMs: number): void {
    if (this.#held === null) return;
    this.#frames.push({ ...this.#held, durationMs: Math.max(0, nextMs - this.#held.ms) });
    this.#held = null;
  }

  #flush(): void {
    if (this.#frames.length === 0) return;
    const piece = this.#writer.piece(this.#frames, this.#pieceCount);
    this.#pieceCount += 1;
    this.#frames = [];
    this.#queue((file) => this.#write(file, piece));
  }

  #queue(work: (file: FileHandle) => Promise<FileHandle>): void {
    this.#writing = this.#writing.then(work);
    this.#writing.catch(() => undefined);
  }
}

/** The note of a segment that lies there under its name; from then on it is kept until it is dropped. */
export async function writeNote(folder: string, note: SegmentNote): Promise<void> {
  await writeWhole(join(folder, noteName(note.fileName)), note);
  await rm(join(folder, beginName(note.fileName)), { force: true });
}

/** Read again from the disk: what is there is what counts. */
export async function factsOf(path: string): Promise<{ byteCount: number; sha256: string }> {
  const bytes = await readFile(path);
  return { byteCount: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Never half of it, whenever the power fails. */
async function writeWhole(path: string, content: object): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(content), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
