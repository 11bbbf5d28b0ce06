// The fault plan, a row each.
import type { Scenario } from './scenario.ts';
import { applicantNetwork } from './scenarios/applicant-network.ts';
import { chaos } from './scenarios/chaos.ts';
import { doubledCommands } from './scenarios/doubled-commands.ts';
import { failover } from './scenarios/failover.ts';
import { frozenServer } from './scenarios/frozen-server.ts';
import { herd } from './scenarios/herd.ts';
import { recorderKill } from './scenarios/recorder-kill.ts';
import { redisAway } from './scenarios/redis-away.ts';
import { redisKill } from './scenarios/redis-kill.ts';
import { redisLost } from './scenarios/redis-lost.ts';
import { serverKill } from './scenarios/server-kill.ts';
import { stoppedReader } from './scenarios/stopped-reader.ts';

/** On dispatchers as processes of their own. */
const ofTheDispatcher: readonly Scenario[] = [
  serverKill,
  frozenServer,
  redisKill,
  redisAway,
  redisLost,
  failover,
  doubledCommands,
  chaos,
];
/** On whole servers and their database. */
const ofThePlatform: readonly Scenario[] = [recorderKill, applicantNetwork, stoppedReader, herd];

export const plan = { dispatcher: ofTheDispatcher, platform: ofThePlatform };
export const scenarios: readonly Scenario[] = [...ofTheDispatcher, ...ofThePlatform];
/** Meets every kind of fault, so it must notice every defect. */
export const provingScenario = chaos;
