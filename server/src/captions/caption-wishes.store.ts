import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { CaptionLanguage } from '@cloudseat/shared/nouns/caption.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Redis } from '../platform/redis.ts';
import { captionsTuning } from '../tuning-captions.ts';
import { type CaptionWishes, noWishes } from './caption-wishes.ts';

/** Beside those who want captions, one field each. */
const versionField = '#version';
const languageField = '#language';

export type CaptionWishStore = ReturnType<typeof createCaptionWishStore>;

export function createCaptionWishStore(redis: Redis, tenant: string) {
  /** Hash: #version, #language, and a field for each participant who wants captions; a day after the last change. */
  const keyOf = (roomId: RoomId) => `{cs:${tenant}}:captions:${roomId}`;
  return {
    /** How it stands then, and whether this changed it. */
    async set(
      roomId: RoomId,
      peerId: PeerId,
      { isOn, language }: { isOn: boolean; language: CaptionLanguage },
    ): Promise<{ wishes: CaptionWishes; isNew: boolean }> {
      const key = keyOf(roomId);
      const changing = redis.multi();
      if (isOn) changing.hset(key, peerId, '1');
      else changing.hdel(key, peerId);
      const answers = await changing
        .hset(key, languageField, language)
        .hincrby(key, versionField, 1)
        .pexpire(key, captionsTuning.wishesKeptMs)
        .hgetall(key)
        .exec();
      if (!answers) throw new Error('the wishes for captions could not be stored');
      for (const [error] of answers) if (error) throw error;
      return {
        isNew: answers[0]?.[1] === 1,
        wishes: parseWishes(answers.at(-1)?.[1] as Record<string, string>),
      };
    },
    find: async (roomId: RoomId): Promise<CaptionWishes> => parseWishes(await redis.hgetall(keyOf(roomId))),
  };
}

function parseWishes(hash: Record<string, string>): CaptionWishes {
  const version = Number(hash[versionField]);
  const language = CaptionLanguage.safeParse(hash[languageField]);
  if (!Number.isSafeInteger(version) || !language.success) return noWishes;
  const peerIds = Object.keys(hash).filter((field) => !field.startsWith('#')) as PeerId[];
  return { version, language: language.data, peerIds };
}
