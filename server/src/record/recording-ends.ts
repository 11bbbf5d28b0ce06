import type { NodeId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { recordingsTuning } from '../tuning-recordings.ts';
import type { GapRepository } from './gap.repository.ts';
import type { RecordLeases } from './record-lease.store.ts';
import type { RecordingRepository, RecordingRow } from './recording.repository.ts';
import type { NodeUse, RecordingNodeRepository } from './recording-node.repository.ts';
import type { SegmentRepository } from './segment.repository.ts';
import type { SegmentIntake } from './segment-intake.ts';

type Deps = {
  recordings: Pick<RecordingRepository, 'complete'>;
  nodes: Pick<RecordingNodeRepository, 'listUndrained' | 'markFinished' | 'markDrained'>;
  segments: Pick<SegmentRepository, 'findLoss'>;
  gaps: Pick<GapRepository, 'add' | 'widenLosses'>;
  intake: Pick<SegmentIntake, 'drain'>;
  finishOn: (nodeId: NodeId, roomId: RoomId, recordingId: RecordingId) => Promise<unknown>;
  leases: RecordLeases;
  /** All of it is in the store: to be sealed, and made ready to be played. */
  onComplete: (row: RecordingRow) => void;
  clock: Clock;
  logger: Logger;
};
export type RecordingEnds = ReturnType<typeof createRecordingEnds>;

/**
 * What comes after the end: each media node that had a part of it ends its files and gives them, then the recording is complete.
 * Done by one server at a time, and begun again by any as often as it takes.
 */
export function createRecordingEnds(deps: Deps) {
  const { recordings, nodes, intake, leases, clock, logger } = deps;
  const finishing = new Map<RecordingId, Promise<boolean>>();

  /** Whether nothing of it is left on this node. */
  async function takeFrom(use: NodeUse, row: RecordingRow): Promise<boolean> {
    const { sfuNodeId, finishedAt } = use;
    const { recordingId, roomId } = row;
    try {
      if (finishedAt === null) {
        await deps.finishOn(sfuNodeId as NodeId, roomId, recordingId);
        await nodes.markFinished(recordingId, sfuNodeId, clock.now());
      }
      if (!(await intake.drain(recordingId, sfuNodeId))) return false;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'MEDIA_NODE_LOST') throw error;
      if (!isGivenUp(row)) return false;
      await nameLoss(use, row);
    }
    await nodes.markDrained(recordingId, sfuNodeId, clock.now());
    return true;
  }

  const isGivenUp = ({ endedAt }: RecordingRow) =>
    clock.now() - (endedAt?.getTime() ?? clock.now()) >= recordingsTuning.nodeGivenUpMs;

  /** What a node had that never came back, as far as anybody can say. */
  async function nameLoss({ sfuNodeId, usedAt }: NodeUse, { recordingId, endedAt }: RecordingRow) {
    const loss = await deps.segments.findLoss(recordingId, sfuNodeId, recordingsTuning.untoldMs);
    const from = loss.from ?? usedAt.getTime();
    const to = Math.max(from, loss.to ?? endedAt?.getTime() ?? from);
    logger.error(
      { recordingId, sfuId: sfuNodeId, from, to },
      'what a lost media node had recorded is given up',
    );
    await deps.gaps.add({ recordingId, trackId: null, cause: 'nodeLost', startedAt: from, endedAt: to });
  }

  async function finish(row: RecordingRow): Promise<boolean> {
    const { recordingId } = row;
    const what = `end:${recordingId}`;
    if (!(await leases.take(what))) return false;
    try {
      const used = await nodes.listUndrained(recordingId);
      const taken = await Promise.all(used.map((use) => takeFrom(use, row)));
      if (taken.includes(false)) return false;
      await deps.gaps.widenLosses(recordingId, recordingsTuning.lossNoticedMs);
      const complete = await recordings.complete(row, clock.now());
      if (complete === null) return true;
      logger.info(
        { recordingId, state: complete.state, byteCount: complete.byteCount },
        'recording complete',
      );
      deps.onComplete(complete);
      return true;
    } finally {
      await leases.free(what);
    }
  }

  return {
    /** Whether it is complete. */
    finish(row: RecordingRow): Promise<boolean> {
      const running = finishing.get(row.recordingId) ?? finish(row);
      finishing.set(row.recordingId, running);
      return running.finally(() => finishing.delete(row.recordingId));
    },
  };
}
