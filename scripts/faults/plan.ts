// The fault plan, a row each.
import { defects } from '../../server/src/dispatch/testing/defects.ts';
import type { Defect, Scenario } from './scenario.ts';
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
import { serverGone } from './scenarios/server-gone.ts';
import { serverKill } from './scenarios/server-kill.ts';
import { stoppedReader } from './scenarios/stopped-reader.ts';

/** On dispatchers as processes of their own. */
const ofTheDispatcher: readonly Scenario[] = [
  serverKill,
  serverGone,
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
/** Meets every kind of fault, so it must notice every defect but those that need what nobody does here. */
export const provingScenario = chaos;
/** The dispatcher's own property test meets them. */
const unmet: readonly Defect['name'][] = [
  // Its calls are served all the same, by agents of their own line; one moment does not show which rings are due.
  'a ring that nobody opens',
  // Nobody comes back to the agent of last time, is called away, transfers, or reviews together.
  'a call held for one agent that nobody else gets when that agent leaves',
  'a missed turn that costs the place',
  'a transfer that outlives its call',
  'a joint review that keeps its agents for ever',
];
export const provableDefects: readonly Defect[] = defects.filter(({ name }) => !unmet.includes(name));
