import { open, readdir, readFile, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { SegmentBegin } from '../messages.ts';
import { wholeMp4, wholeWebm } from './extent.ts';
import { beginName, factsOf, noteName, partName, writeNote, writerOf } from './segment-file.ts';

const Begin = SegmentNote.omit({ byteCount: true, sha256: true, durationMs: true });

/** The segments in a folder whose recorder died: begun, and without a note. */
export async function findBegun(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names.filter((name) => name.endsWith('.begin')).map((name) => name.slice(0, -'.begin'.length));
}

/** Cuts a segment after its last whole piece and gives it its note; null where nothing was written yet. */
export async function salvage(folder: string, fileName: string): Promise<SegmentNote | null> {
  const path = join(folder, fileName);
  const begin = await readBegin(folder, fileName);
  // It died after the note was written, or was dropped meanwhile.
  const hasNote = (await readFile(join(folder, noteName(fileName))).catch(() => null)) !== null;
  if (begin === null || hasNote) {
    await rm(join(folder, beginName(fileName)), { force: true });
    return null;
  }
  const part = join(folder, partName(fileName));
  const isPart = (await readFile(path).catch(() => null)) === null;
  const bytes = await readFile(isPart ? part : path).catch(() => Buffer.alloc(0));
  const extent = begin.container === 'mp4' ? wholeMp4(bytes) : wholeWebm(bytes);
  if (extent === null) {
    await rm(part, { recursive: true, force: true });
    await rm(join(folder, beginName(fileName)), { force: true });
    return null;
  }
  if (isPart) {
    await truncate(part, extent.byteCount);
    await putDuration(part, begin, extent.durationMs, extent.durationAt);
    await rename(part, path);
  }
  const note = { ...begin, ...(await factsOf(path)), durationMs: Math.round(extent.durationMs) };
  await writeNote(folder, note);
  return note;
}

async function readBegin(folder: string, fileName: string): Promise<SegmentBegin | null> {
  const text = await readFile(join(folder, beginName(fileName)), 'utf8').catch(() => '');
  try {
    const begin = Begin.safeParse(JSON.parse(text)).data;
    return begin?.fileName === fileName ? begin : null;
  } catch {
    return null;
  }
}

async function putDuration(path: string, { container }: SegmentBegin, ms: number, at: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(writerOf(container).duration(ms), 0, undefined, at);
  } finally {
    await file.close();
  }
}
