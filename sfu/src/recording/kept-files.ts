import { createReadStream, type ReadStream } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GapNote, SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { findBegun } from './files/salvage.ts';
import { noteName } from './files/segment-file.ts';
import { recordingTuning } from './tuning.ts';

const gapsFile = 'gaps.jsonl';
type Kept = { segments: SegmentNote[]; gaps: GapNote[]; hasMore: boolean };

/** What lies on the node's disk until a server has taken it: a folder for each recording, a note beside each whole segment. */
export class KeptFiles {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Rejects when the folder cannot be used. */
  async prepare(): Promise<void> {
    await mkdir(this.#root, { recursive: true, mode: 0o700 });
  }

  async list(recordingId: RecordingId | null): Promise<Kept> {
    const kept: Kept = { segments: [], gaps: [], hasMore: false };
    for (const id of recordingId === null ? await this.#recordingIds() : [recordingId]) {
      const { keptPage, keptGaps } = recordingTuning;
      kept.gaps.push(...(await this.#gaps(id)).slice(0, keptGaps - kept.gaps.length));
      for (const name of await this.#noteNames(id)) {
        if (kept.segments.length === keptPage) return { ...kept, hasMore: true };
        const note = await this.#readNote(id, name);
        if (note !== null) kept.segments.push(note);
      }
    }
    return kept;
  }

  async count(recordingId: RecordingId): Promise<number> {
    return (await this.#noteNames(recordingId)).length;
  }

  /** By track: the index after the last one that lies here. */
  async nextIndexes(recordingId: RecordingId): Promise<Map<string, number>> {
    const names = [...(await this.#noteNames(recordingId)), ...(await findBegun(this.#folder(recordingId)))];
    const next = new Map<string, number>();
    for (const name of names) {
      const [trackId = '', , index = ''] = name.split('.');
      next.set(trackId, Math.max(next.get(trackId) ?? 0, Number.parseInt(index, 10) + 1));
    }
    return next;
  }

  /** Recordings that were being written when their recorder died. */
  async hasBegun(): Promise<boolean> {
    for (const id of await this.#recordingIds()) {
      if ((await findBegun(this.#folder(id))).length > 0) return true;
    }
    return false;
  }

  async addGap(gap: GapNote): Promise<void> {
    const folder = this.#folder(gap.recordingId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await appendFile(join(folder, gapsFile), `${JSON.stringify(gap)}\n`, { mode: 0o600 });
  }

  async drop(recordingId: RecordingId, fileNames: readonly string[]): Promise<void> {
    const folder = this.#folder(recordingId);
    for (const fileName of fileNames) {
      // The note last: what has one is there.
      await rm(join(folder, fileName), { force: true });
      await rm(join(folder, noteName(fileName)), { force: true });
    }
  }

  /** Of a recording that is over: nothing is left of it once all its segments were taken. */
  async dropEmpty(recordingId: RecordingId): Promise<void> {
    const isTaken = (await this.count(recordingId)) === 0;
    const isWhole = (await findBegun(this.#folder(recordingId))).length === 0;
    if (isTaken && isWhole) await rm(this.#folder(recordingId), { recursive: true, force: true });
  }

  /** The bytes of a whole segment; null when it is not here. */
  async open(
    recordingId: RecordingId,
    fileName: string,
  ): Promise<{ stream: ReadStream; byteCount: number } | null> {
    const folder = this.#folder(recordingId);
    const facts = await Promise.all([
      stat(join(folder, fileName)),
      stat(join(folder, noteName(fileName))),
    ]).catch(() => null);
    if (facts === null || !facts[0].isFile()) return null;
    return { stream: createReadStream(join(folder, fileName)), byteCount: facts[0].size };
  }

  #folder(recordingId: RecordingId): string {
    return join(this.#root, recordingId);
  }

  async #recordingIds(): Promise<RecordingId[]> {
    const names = await readdir(this.#root).catch(() => [] as string[]);
    return names.map((name) => RecordingId.safeParse(name).data).filter((id) => id !== undefined);
  }

  async #noteNames(recordingId: RecordingId): Promise<string[]> {
    const names = await readdir(this.#folder(recordingId)).catch(() => [] as string[]);
    return names.filter((name) => name.endsWith('.json')).toSorted();
  }

  async #readNote(recordingId: RecordingId, name: string): Promise<SegmentNote | null> {
    return parseLine(
      await readFile(join(this.#folder(recordingId), name), 'utf8').catch(() => ''),
      SegmentNote,
    );
  }

  async #gaps(recordingId: RecordingId): Promise<GapNote[]> {
    const text = await readFile(join(this.#folder(recordingId), gapsFile), 'utf8').catch(() => '');
    const gaps = text.split('\n').map((line) => parseLine(line, GapNote));
    return gaps.filter((gap) => gap !== null);
  }
}

function parseLine<Value>(
  text: string,
  schema: { safeParse(value: unknown): { data?: Value } },
): Value | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
