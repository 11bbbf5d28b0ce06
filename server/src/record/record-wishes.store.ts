import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { EpochMs } from '@cloudseat/shared/nouns/ids.ts';
import { z } from 'zod';
import type { Redis } from '../platform/redis.ts';
import { recordingsTuning } from '../tuning-recordings.ts';

const Word = z.object({ role: z.string(), personId: z.string(), at: EpochMs });
/** Somebody's word, and when. */
export type Word = z.infer<typeof Word>;

/** What the people in a room want of its recorder just now, beside consents. */
export type RecordWishes = {
  /** Who paused it; null: nobody. */
  paused: Word | null;
  /** Who let it go on the last time. */
  resumed: Word | null;
  /** When the applicant was asked last whether it may be recorded; null: not in this talk. */
  askedAt: number | null;
};
export type RecordWishStore = ReturnType<typeof createRecordWishStore>;

export function createRecordWishStore(redis: Redis, tenant: string) {
  /** Hash: paused, resumed (JSON of a Word), askedAt (ms); a day after the last change. */
  const keyOf = (roomId: RoomId) => `{cs:${tenant}}:record-wishes:${roomId}`;
  const keep = async (roomId: RoomId, set: Record<string, string>, drop: string[] = []) => {
    const changing = redis.multi().hset(keyOf(roomId), set);
    if (drop.length > 0) changing.hdel(keyOf(roomId), ...drop);
    for (const [error] of (await changing.pexpire(keyOf(roomId), recordingsTuning.wishesKeptMs).exec()) ?? [])
      if (error) throw error;
  };
  return {
    async find(roomId: RoomId): Promise<RecordWishes> {
      const { paused, resumed, askedAt } = await redis.hgetall(keyOf(roomId));
      return {
        paused: readWord(paused),
        resumed: readWord(resumed),
        askedAt: askedAt ? Number(askedAt) : null,
      };
    },
    /** Again: the first word stands. */
    async pause(roomId: RoomId, word: Word): Promise<void> {
      const isNew = await redis.hsetnx(keyOf(roomId), 'paused', JSON.stringify(word));
      await redis.pexpire(keyOf(roomId), recordingsTuning.wishesKeptMs);
      if (isNew === 1) await redis.hdel(keyOf(roomId), 'resumed');
    },
    resume: (roomId: RoomId, word: Word) => keep(roomId, { resumed: JSON.stringify(word) }, ['paused']),
    ask: (roomId: RoomId, at: number) => keep(roomId, { askedAt: String(at) }),
    /** The talk is over, and with it what was wished in it. */
    drop: async (roomId: RoomId): Promise<void> => {
      await redis.del(keyOf(roomId));
    },
  };
}

function readWord(text: string | undefined): Word | null {
  return text ? Word.parse(JSON.parse(text)) : null;
}
