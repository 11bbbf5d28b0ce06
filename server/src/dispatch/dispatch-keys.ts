import type { AgentId, ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { QueueClass } from '../queue/queue-class.ts';

/**
 * Every key of the dispatcher. All of a tenant carry one hash tag, so a script may touch any of them in one cluster slot.
 * The scripts build the same names from `base` (scripts/parts/base.lua).
 *
 * key            | type   | holds                                                                  | lives
 * c:<id>         | hash   | a call, or a transfer or consult of one (call-fields.ts)               | 1 h after the end
 * x:<id>         | zset   | agents that had this call or group; score = excluded until             | until the end
 * agent:<id>     | hash   | an agent: status, activity, call, desk, classes with penalties, version | for good
 * g:<id>         | hash   | a joint review that gathers its agents: state, seats, score, version   | 1 h after the end
 * w:<q>          | zset   | waiting calls of a class; score = enqueuedAt − priority × boost        | while any waits
 * w:@<agent>     | zset   | calls that this agent alone may have for a while                       | while any waits
 * i:<q>          | zset   | ready agents of a class; score = idle since                            | while any is
 * s:<q>          | set    | signed-in agents of a class                                            | while any is
 * route:<q>      | string | how a class widens: `<class>|<ms>|<ring>` …                            | for good
 * back:<q>       | zset   | narrower classes that widen to this one                                | for good
 * more           | zset   | calls that ring and take further offers beside                         | while any does
 * groups         | zset   | open groups by age                                                     | while any is
 * offers         | zset   | open offers `<id>:<fence>` of calls and groups; score = lease's end    | while any rings
 * dl             | zset   | every other deadline `<kind>:<id>[:…]`, see scripts/parts/expire.lua   | while any is due
 * ap:<n>         | hash   | applicant → their one live call; 1,024 buckets                         | while live
 * sfu:<id>       | set    | calls with their room on a media node                                  | while any has
 * routes         | string | counter: grows when a route changes                                    | for good
 * seq            | string | counter of fences, never reused                                        | for good
 * ev             | stream | every transition, in order                                             | trimmed by length
 * last, grace    | string | last tick; until when silence is forgiven                              | for good
 * mark           | string | written to wait for replicas (platform/redis-replication.ts)           | for good
 * rate:<q>       | hash   | served count and moving averages of talk and wrap-up, ms               | for good
 */
export function dispatchKeys(tenant: string) {
  const base = `{cs:${tenant}}`;
  return {
    base,
    call: (callId: CallId) => `${base}:c:${callId}`,
    agent: (agentId: AgentId) => `${base}:agent:${agentId}`,
    group: (groupId: string) => `${base}:g:${groupId}`,
    signedIn: (queueClass: QueueClass) => `${base}:s:${queueClass}`,
    applicants: (applicantId: ApplicantId) => `${base}:ap:${bucketOf(applicantId)}`,
    offers: `${base}:offers`,
    events: `${base}:ev`,
    mark: `${base}:mark`,
  };
}
export type DispatchKeys = ReturnType<typeof dispatchKeys>;

/** As `applicantsKey` in scripts/parts/base.lua: by the last characters, be they digits or of any alphabet. */
const bucketOf = (applicantId: ApplicantId): number =>
  Buffer.from(applicantId)
    .subarray(-5)
    .reduce((bucket, byte) => bucket * 31 + byte, 0) % 1024;
