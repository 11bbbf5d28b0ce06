// A recorder as a process of its own that dies, as by kill −9, around its commits: while one is under way, or between a
// commit and the moment it hears of it. Argument: JSON of RecorderChildOptions.
import { createDispatchStore } from '../../server/src/dispatch/dispatch.store.ts';
import {
  createRecorderRepository,
  type RecorderRepository,
} from '../../server/src/journal/recorder.repository.ts';
import { startRecorder } from '../../server/src/journal/recorder.ts';
import { openDatabase } from '../../server/src/platform/db.ts';
import { createLogger } from '../../server/src/platform/logger.ts';
import { connectRedis } from '../../server/src/platform/redis.ts';
import { createRandom } from './random.ts';
import { pause } from './waiting.ts';

export type RecorderChildOptions = {
  redisUrl: string;
  tenant: string;
  databaseUrl: string;
  seed: number;
  /** Of the batches: the process dies before their commit is known to it. */
  deadlyShare: number;
};

/** Small, so that there are many commits to die at. */
const batchCount = 20;

const options = JSON.parse(process.argv[2] ?? '{}') as RecorderChildOptions;
const random = createRandom(options.seed);
const logger = createLogger({ level: 'silent', name: 'recorder' });
const { db } = await openDatabase({ url: options.databaseUrl, dataFolder: '', logger });
const redis = connectRedis(options.redisUrl, logger);
const die = () => process.kill(process.pid, 'SIGKILL');

function makeDeadly(repository: RecorderRepository): RecorderRepository {
  return {
    ...repository,
    async store(...batch) {
      const isDeadly = random.chance(options.deadlyShare);
      if (isDeadly && random.chance(0.5)) void pause(random.between(0, 8)).then(die);
      const isStored = await repository.store(...batch);
      if (isDeadly) die();
      return isStored;
    },
  };
}

// The tests are gone: nothing stays behind.
process.on('disconnect', () => process.exit(0));
const { readEvents } = createDispatchStore({ redis, tenant: options.tenant });
startRecorder({
  source: {
    readEvents: (lastId, blockMs, _count, signal) => readEvents(lastId, blockMs, batchCount, signal),
  },
  repository: makeDeadly(createRecorderRepository(db)),
  logger,
});
