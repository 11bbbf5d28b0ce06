import type { RetentionClass } from '@cloudseat/shared/nouns/recording.ts';
import { playbackTuning } from '../tuning-playback.ts';

/** When the term of a recording of that class is over; null: kept for ever, or not ended yet. */
export function deleteAfterOf(retention: RetentionClass, endedAt: Date | null): Date | null {
  const days = playbackTuning.retentionDays[retention];
  return days === null || endedAt === null ? null : new Date(endedAt.getTime() + days * 86_400_000);
}

type Terms = {
  deleteAfter: Date | null;
  isOnLegalHold: boolean;
  deletedAt: Date | null;
  endedAt: Date | null;
};

/** Whether its bytes may be deleted: its term is over, nobody holds it, and it is not gone already. */
export const mayBeDeleted = (
  { deleteAfter, isOnLegalHold, deletedAt, endedAt }: Terms,
  now: number,
): boolean =>
  endedAt !== null &&
  deletedAt === null &&
  !isOnLegalHold &&
  deleteAfter !== null &&
  deleteAfter.getTime() <= now;
