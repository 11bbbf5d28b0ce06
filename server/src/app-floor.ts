import type { Config } from './config.ts';
import type { SmsSender } from './identity/sms-sender.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type DatabaseHandle, openDatabase } from './platform/db.ts';
import { createFieldCipher, type FieldCipher } from './platform/field-cipher.ts';
import { makeId } from './platform/ids.ts';
import { Lifetime } from './platform/lifetime.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { connectRedis, type Redis } from './platform/redis.ts';
import { createRecordingFiles, type RecordingFiles } from './record/recording-files.ts';
import { createBlobs } from './record/storage.ts';

/** What every part stands on: connections, clock, logger, and the lifetime that ends them. */
export type Floor = {
  config: Config;
  /** This process, among the servers of the district. */
  nodeId: string;
  logger: Logger;
  clock: Clock;
  lifetime: Lifetime;
  redis: Redis;
  /** For blocking reads of the fan-out, and for what is only listened to. */
  fanOutReader: Redis;
  fanOutSubscriber: Redis;
  database: DatabaseHandle;
  cipher: FieldCipher;
  /** Where recordings lie. */
  recordingFiles: RecordingFiles;
  /** The way to telephones, where one was given. */
  smsSender: SmsSender | undefined;
};
/** `database`: one that is open already; it is closed with the rest. */
export type Given = { clock?: Clock; logger?: Logger; smsSender?: SmsSender; database?: DatabaseHandle };

const redisCommandMaxMs = 5_000;

export async function createFloor(config: Config, given?: Given): Promise<Floor> {
  const logger = given?.logger ?? createLogger({ level: config.logLevel, name: 'server' });
  const lifetime = new Lifetime();
  try {
    const { databaseUrl: url, dataFolder } = config;
    const database = given?.database ?? (await openDatabase({ url, dataFolder, logger }));
    lifetime.bind(() => database.close());
    const recordingFiles = createRecordingFiles(await createBlobs(config), config.secretKey);
    const redis = connectRedis(config.redisUrl, logger, { commandTimeoutMs: redisCommandMaxMs });
    const fanOutReader = connectRedis(config.redisUrl, logger);
    const fanOutSubscriber = connectRedis(config.redisUrl, logger);
    lifetime.bind(() => redis.disconnect());
    lifetime.bind(() => fanOutReader.disconnect());
    lifetime.bind(() => fanOutSubscriber.disconnect());
    return {
      config,
      nodeId: makeId().slice(0, 8),
      logger,
      clock: given?.clock ?? systemClock,
      lifetime,
      redis,
      fanOutReader,
      fanOutSubscriber,
      database,
      cipher: createFieldCipher(config.secretKey),
      recordingFiles,
      smsSender: given?.smsSender,
    };
  } catch (error) {
    await lifetime.close();
    throw error;
  }
}
