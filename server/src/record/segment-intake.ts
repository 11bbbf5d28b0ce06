import type { Readable } from 'node:stream';
import type { NodeId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { GapNote, SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { recordingsTuning } from '../tuning-recordings.ts';
import type { GapRepository } from './gap.repository.ts';
import { createLimit } from './limit.ts';
import { FileMismatch, type RecordingFiles } from './recording-files.ts';
import type { SegmentRepository, ToldSegment } from './segment.repository.ts';

/** What media nodes keep until it was taken (media/media-nodes.ts). */
export type KeptFiles = {
  listKept(
    nodeId: NodeId,
    recordingId: RecordingId | null,
  ): Promise<{ segments: SegmentNote[]; gaps: GapNote[]; hasMore: boolean }>;
  fetchKept(nodeId: NodeId, recordingId: RecordingId, fileName: string): Promise<Readable>;
  dropKept(nodeId: NodeId, recordingId: RecordingId, fileNames: readonly string[]): Promise<void>;
};
type Deps = {
  kept: KeptFiles;
  files: Pick<RecordingFiles, 'put'>;
  segments: Pick<SegmentRepository, 'isTaken' | 'add'>;
  gaps: Pick<GapRepository, 'add'>;
  clock: Clock;
  logger: Logger;
};
export type SegmentIntake = ReturnType<typeof createSegmentIntake>;

export const storageKeyOf = ({ note, sfuNodeId }: ToldSegment): string =>
  `recordings/${note.recordingId}/${note.trackId}/${sfuNodeId}/${note.fileName}`;

/**
 * Brings segments from media nodes into the store: fetched, checked against the node's word, stored, written down, and only then
 * dropped at the node. Whatever dies in between, the node still has it, and it is told of again.
 */
export function createSegmentIntake({ kept, files, segments, gaps, clock, logger }: Deps) {
  const limited = createLimit(recordingsTuning.takenAtOnce);
  const mismatches = new Map<string, number>();
  const nodeOf = ({ sfuNodeId }: ToldSegment) => sfuNodeId as NodeId;

  const drop = (told: ToldSegment) =>
    kept.dropKept(nodeOf(told), told.note.recordingId, [told.note.fileName]);

  async function store(told: ToldSegment): Promise<void> {
    const { note } = told;
    const storageKey = storageKeyOf(told);
    const expected = { byteCount: note.byteCount, sha256: note.sha256 };
    const fetchIt = () => kept.fetchKept(nodeOf(told), note.recordingId, note.fileName);
    const tries = mismatches.get(storageKey) ?? 0;
    const isGivenUp = tries >= recordingsTuning.fetchTries;
    try {
      const facts = await files.put(storageKey, await fetchIt(), isGivenUp ? undefined : expected);
      if (isGivenUp) await nameDamage(note);
      await segments.add({ ...told, storageKey, facts, at: clock.now() });
      mismatches.delete(storageKey);
    } catch (error) {
      if (error instanceof FileMismatch) mismatches.set(storageKey, tries + 1);
      throw error;
    }
  }

  /** It is not what was written: kept as it is, and said so. */
  async function nameDamage({ recordingId, trackId, startedAt, durationMs, fileName }: SegmentNote) {
    logger.error({ recordingId, trackId, fileName }, 'a segment is not what its node wrote: kept as it is');
    const endedAt = startedAt + durationMs;
    await gaps.add({ recordingId, trackId, cause: 'writeFailed', startedAt, endedAt });
  }

  async function take(told: ToldSegment): Promise<void> {
    if (!(await segments.isTaken(told)))
      await store(told).catch(async (error) => {
        // Another server was faster, and has had it dropped.
        const isGone = error instanceof AppError && error.code === 'NOT_FOUND';
        if (!isGone || !(await segments.isTaken(told))) throw error;
      });
    await drop(told);
  }

  async function takeAll(told: ToldSegment[]): Promise<boolean> {
    const taken = await Promise.allSettled(told.map((each) => limited(() => take(each))));
    const failed = taken.filter((each) => each.status === 'rejected');
    if (failed[0])
      logger.warn({ err: failed[0].reason, failedCount: failed.length }, 'segments could not be taken in');
    return failed.length === 0;
  }

  return {
    /** Rejects where it could not be taken in: the node keeps it. */
    take: (told: ToldSegment): Promise<void> => limited(() => take(told)),

    /** Takes all that a node has of a recording. Whether nothing is left there. */
    async drain(recordingId: RecordingId, sfuNodeId: string): Promise<boolean> {
      let before = '';
      for (;;) {
        const listed = await kept.listKept(sfuNodeId as NodeId, recordingId);
        for (const gap of listed.gaps) await gaps.add(gap);
        if (listed.segments.length === 0) return true;
        const names = listed.segments.map(({ fileName }) => fileName).join('\n');
        // What was dropped and is still there would be taken for ever.
        if (names === before) return false;
        before = names;
        if (!(await takeAll(listed.segments.map((note) => ({ note, sfuNodeId }))))) return false;
      }
    },
  };
}
