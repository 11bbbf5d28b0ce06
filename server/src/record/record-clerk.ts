import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { recordingsTuning } from '../tuning-recordings.ts';
import type { RecordLeases } from './record-lease.store.ts';
import type { RecordingRepository, RecordingRow } from './recording.repository.ts';
import type { RecordingEnds } from './recording-ends.ts';
import { noteOf, noWishes } from './room-plan.ts';

type Deps = {
  recordings: Pick<RecordingRepository, 'listRunning' | 'listUnfinished' | 'move'>;
  ends: RecordingEnds;
  leases: RecordLeases;
  /** A server that has pages in the room follows it by itself. */
  isFollowed: (roomId: RoomId) => boolean;
  /** Since when the talk or sitting of a recording is over, ms since 1970; null: it goes on. */
  findOver: (row: RecordingRow) => Promise<number | null>;
  clock: Clock;
  logger: Logger;
};
export type RecordClerk = ReturnType<typeof createRecordClerk>;

/** Looks after recordings that nobody leads: talks that ended while their server was gone, and what nodes still have. */
export function createRecordClerk({ recordings, ends, leases, isFollowed, findOver, clock, logger }: Deps) {
  async function endWhereOver(row: RecordingRow): Promise<void> {
    const { roomId, recordingId, state, cause } = row;
    if (isFollowed(roomId) || !(await leases.take(roomId))) return;
    try {
      const overAt = await findOver(row);
      if (overAt === null) return;
      const at = Math.min(overAt, clock.now());
      const step = { state: 'finalizing', cause: null } as const;
      const ended = await recordings.move(row, step, { at, note: noteOf({ state, cause }, step, noWishes) });
      if (ended !== null) logger.info({ recordingId, roomId }, 'recording ended, as its talk had');
    } finally {
      if (!isFollowed(roomId)) await leases.free(roomId);
    }
  }

  return {
    async look(): Promise<void> {
      for (const row of await recordings.listRunning())
        await endWhereOver(row).catch((error) =>
          logger.warn({ err: error, recordingId: row.recordingId }, 'a recording could not be ended'),
        );
      for (const row of await recordings.listUnfinished())
        await ends
          .finish(row)
          .catch((error) =>
            logger.warn({ err: error, recordingId: row.recordingId }, 'a recording is not complete yet'),
          );
    },
  };
}

/** Every server runs one. */
export function startRecordClerk(
  clerk: RecordClerk,
  { lifetime, logger }: { lifetime: Lifetime; logger: Logger },
): void {
  let running: Promise<void> | null = null;
  const look = () => {
    running ??= clerk
      .look()
      .catch((error) => logger.warn({ err: error }, 'recordings were not looked at'))
      .finally(() => {
        running = null;
      });
  };
  lifetime.bind(() => running);
  lifetime.interval(look, recordingsTuning.clerkEveryMs);
}
