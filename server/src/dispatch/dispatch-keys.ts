import type { AgentId, CallId } from '@cloudseat/shared/nouns/ids.ts';

/**
 * Every key of the dispatcher. All of a tenant carry one hash tag, so a script may touch any of them in one cluster slot.
 * The scripts build the same names from `base` (scripts/parts/base.lua).
 *
 * key            | type   | holds                                                                  | lives
 * call:<id>      | hash   | a call: state, version, class, score, offer, agent, times, room, marks | 1 h after the end
 * facts:<id>     | string | JSON the views need                                                    | as its call
 * x:<id>         | zset   | agents that had this call; score = excluded until (past: allowed again) | until the end
 * agent:<id>     | hash   | an agent: status, activity, call, desk, classes with penalties, version | for good
 * w:<q>          | zset   | queued calls of a class; score = enqueuedAt − priority × boost         | while any waits
 * i:<q>          | zset   | ready agents of a class; score = idle since                            | while any is
 * s:<q>          | set    | signed-in agents of a class                                            | while any is
 * offers         | zset   | open offers `<callId>:<fence>`; score = lease's end                    | while any rings
 * dl             | zset   | every other deadline `<kind>:<id>[:…]`, see scripts/parts/expire.lua   | while any is due
 * applicants     | hash   | applicant → their one live call                                        | while live
 * sfu:<id>       | set    | calls with their room on a media node                                  | while any has
 * seq            | string | counter of fences, never reused                                        | for good
 * ev             | stream | every transition, in order                                             | trimmed by length
 * clk            | hash   | last tick, grace until                                                 | for good
 * rate:<q>       | hash   | served count and moving averages of talk and wrap-up, ms               | for good
 */
export function dispatchKeys(tenant: string) {
  const base = `{cs:${tenant}}`;
  return {
    base,
    call: (callId: CallId) => `${base}:call:${callId}`,
    facts: (callId: CallId) => `${base}:facts:${callId}`,
    agent: (agentId: AgentId) => `${base}:agent:${agentId}`,
    applicants: `${base}:applicants`,
    events: `${base}:ev`,
  };
}
export type DispatchKeys = ReturnType<typeof dispatchKeys>;
