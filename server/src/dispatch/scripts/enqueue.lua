-- A call takes its place in line; an idle agent is offered it at once.
-- keys: call:<id> hash, facts:<id> string, applicants hash, w:<q> i:<q> zset, agent:<id> hash, dl offers zset, seq, ev
-- args: callId, applicantId, class, priority, ratedMinutes, pageId, facts (JSON)
-- result: {state, version}; the same again for a known call; {CALL_ALREADY_OPEN, callId}, {CALL_ENDED}
-- events: callEnqueued, offerMade
local callId, applicantId, class, priority = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local known = loadCall(callId)
if known then return isEnded(known) and { fail.CALL_ENDED } or reply(known) end
local openCallId = redis.call('HGET', openApplicants, applicantId)
if openCallId then return { fail.CALL_ALREADY_OPEN, openCallId } end

local call = {
  id = callId, state = 'draft', version = 0, class = class, offerCount = 0, applicantId = applicantId,
  score = now - priority * tuning.priorityBoostMs,
}
redis.call('SET', factsKey(callId), ARGV[7])
redis.call('HSET', openApplicants, applicantId, callId)
redis.call('ZADD', deadlines, now + tuning.leaseMs, 'lease:' .. callId)
saveCall(call, 'queued', { 'class', class, 'score', call.score, 'priority', priority, 'applicantId', applicantId,
  'enqueuedAt', now, 'ratedMinutes', ARGV[5], 'pageId', ARGV[6] })
emit('callEnqueued', call, 'draft', nil, { enqueuedAt = now, pageId = ARGV[6] })
seek(call)
return reply(call)
