import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { playbackTuning } from '../tuning-playback.ts';
import type { StorageLevel } from './blob-store.ts';
import type { RecordingFiles } from './recording-files.ts';

type Store = Pick<RecordingFiles, 'level' | 'freeBytes'>;

/** Says in the log when the store of recordings fills, and when there is room again: early enough to do something. */
export function startStorageWatch(
  store: Store,
  { lifetime, logger }: { lifetime: Lifetime; logger: Logger },
): { look(): Promise<void> } {
  let last: StorageLevel = 'ample';
  async function look(): Promise<void> {
    const level = await store.level();
    if (level === last) return;
    const facts = { level, freeBytes: await store.freeBytes() };
    if (level === 'ample') logger.info(facts, 'the store of recordings has room again');
    else if (level === 'low') logger.warn(facts, 'the store of recordings fills: make room');
    else logger.error(facts, 'the store of recordings is full: nothing new is recorded');
    last = level;
  }
  const lookSafely = () =>
    look().catch((error) => logger.error({ err: error }, 'the store of recordings cannot be reached'));
  void lookSafely();
  lifetime.interval(() => void lookSafely(), playbackTuning.storageLookEveryMs);
  return { look };
}

/** For the health of a server: a store that is full or away stops no talk, so it is told and no more. */
export const storageWord = (store: Store): Promise<string> =>
  store.level().then(
    (level) => `its store is ${level}`,
    () => 'its store cannot be reached',
  );
