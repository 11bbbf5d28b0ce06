import type { RecordingView } from '@cloudseat/shared/nouns/recording.ts';

/** Whether its term is over and nothing keeps it: the server deletes no other. */
export const isDue = (
  {
    deleteAfter,
    isOnLegalHold,
    deletedAt,
  }: Pick<RecordingView, 'deleteAfter' | 'isOnLegalHold' | 'deletedAt'>,
  now: number,
): boolean => deletedAt === null && !isOnLegalHold && deleteAfter !== null && deleteAfter <= now;
