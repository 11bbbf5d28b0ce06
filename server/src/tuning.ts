/** Figures that may be tuned, each with its unit and reason. Rules are not here. */

export const dispatchTuning = {
  /** The agent's countdown, ms (STATES: 20 s). */
  offerTimeoutMs: 20_000,
  /** Behind the countdown: an accept clicked at its very end still arrives, ms. */
  offerLeaseExtraMs: 2_000,
  /** Accept to media on both sides, ms (STATES: 20 s); then the call goes back, no blame. */
  connectTimeoutMs: 20_000,
  /** An accepted callback waits this long for its applicant, ms: a text arrives, a page is opened. */
  callbackConnectMs: 90_000,
  /** Between two tries of a callback, ms, and how many there are. */
  callbackRetryMs: 300_000,
  callbackAttemptCount: 3,
  /** The agent of last time alone has the call for this long, ms (STATES: 10 s); a call transferred to an agent, longer. */
  sameAgentMs: 10_000,
  transferHoldMs: 60_000,
  /** A transfer or consult looks for its agent, ms: the applicant waits meanwhile. */
  legMs: 60_000,
  /** Each ring lasts this long before the next opens, ms (STATES: 30 s). */
  levelRingMs: 30_000,
  lowerLevelRingMs: 30_000,
  generalRingMs: 30_000,
  /** Agents asked at once by a call that has waited through every ring (STATES: 3). */
  parallelOfferCount: 3,
  /** A class with at most so many agents signed in is scarce; its calls count as having waited this much longer, ms. */
  scarceAgentCount: 1,
  scarceLeadMs: 600_000,
  /** A joint review holds agents for at most this long, ms (DISPATCH: 60–120 s), then rests so that others may gather. */
  gatherMs: 90_000,
  gatherRestMs: 30_000,
  /** Seats of one joint review. Choosing for all at once tries combinations: seats of departments share no agents, so it is few. */
  groupSeatMaxCount: 12,
  /** A declined, missed or failed call is not offered to the same agent for this long, ms: longer than two offers. */
  exclusionMs: 60_000,
  /** One step of priority counts as this much waiting, ms: linear ageing, so nobody is overtaken for ever. */
  priorityBoostMs: 600_000,

  /** How long a socket is believed in without a heartbeat, ms: outlasts a server's death and the way to another. */
  leaseMs: 45_000,
  /** Between heartbeats, ms: nine fit into a lease. */
  heartbeatIntervalMs: 5_000,
  /** What is left of an applicant's lease after a clean disconnect, ms: a reload or a lift ride. */
  applicantGoneMs: 10_000,
  /** A place is kept for an away applicant, ms (STATES: 10 min). */
  awayMs: 600_000,
  /** A place is kept after a missed turn, ms (STATES: 15 min). */
  passedMs: 900_000,
  /** Running call without its applicant until it is suspended, ms (STATES: 180 s). */
  applicantLostMs: 180_000,
  /** A suspended call waits for its applicant, ms (STATES: 30 min). */
  suspendedMs: 1_800_000,

  /** Ringing desk without a socket until the offer is revoked, ms (STATES: 3 s). */
  agentLostRingingMs: 3_000,
  /** Agent lost on a call until the applicant is told, ms (STATES: 5 s). */
  agentLostToldMs: 5_000,
  /** Idle agent lost until shown as disconnected, ms (STATES: 15 s). */
  agentLostIdleMs: 15_000,
  /** Agent lost on a call until the call goes back to the line, ms (STATES: 60 s). */
  agentLostOnCallMs: 60_000,

  /** Time box of wrap-up, and its one extension, ms (STATES: 90 s). */
  wrapUpMs: 90_000,
  wrapUpExtensionMs: 90_000,

  /** Between ticks of one server, ms, and the share of it that is random, so that servers spread out. */
  tickIntervalMs: 250,
  tickJitter: 0.4,
  /** Deadlines handled by one tick: bounds the time Redis is held to about 5 ms. */
  tickBatchCount: 100,
  /** Calls of a dead server looked at by one tick: about 1 ms of Redis. */
  sweepBatchCount: 2_000,
  /** No tick for this long means Redis or every server was away, ms. */
  tickGapMs: 3_000,
  /** After such a gap nobody is dropped for being silent, ms: sockets come back first. */
  graceMs: 60_000,
  /** Offers running out in one tick: from this share of all open ones, and this number, it is a fault of the system. */
  faultShare: 0.3,
  faultMinCount: 3,

  /** Events kept at most, count: some days of traffic; about 200 bytes each. */
  eventMaxCount: 500_000,
  /** An ended call stays readable, seconds: late accepts get a true answer. */
  endedCallTtlS: 3_600,
  /** Weight of the newest call in the moving averages, 0 to 1: about the last 20 calls count. */
  rateWeight: 0.1,
  /** Below this many served calls the matter's rated length is used instead of the average, count. */
  rateMinCount: 10,
} as const;

export type DispatchTuning = { readonly [Name in keyof typeof dispatchTuning]: number };
