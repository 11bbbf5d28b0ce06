-- Somebody who oversees the line puts a call before others, or back among them. Its first time stays as it was.
-- keys: c:<id> agent:<id> hash, more dl zset, w:<q> i:<q> zset, ev
-- args: callId, priority, byAgentId, note
-- result: {state, version}; the same again for the priority it has; {NOT_FOUND}, {CALL_STATE, state}, {CALL_ENDED}
-- events: callPrioritized, callPassed, offerMade
local call, priority = loadCall(ARGV[1]), tonumber(ARGV[2])
if not call then return { fail.NOT_FOUND } end
if isEnded(call) then return { fail.CALL_ENDED } end
if isLeg(call) or isRunning(call) or call.state == 'wrapUp' then return { fail.CALL_STATE, call.state } end
local known = redis.call('HMGET', callKey(call.id), field.priority, field.enqueuedAt)
if tonumber(known[1] or 0) == priority then return reply(call) end
local enqueuedAt = known[2] or call.score
local waits = isInLine(call)
if waits then leaveLine(call) end
call.score = textOf(enqueuedAt - priority * tuning.priorityBoostMs)
saveCall(call, call.state, { field.priority, ARGV[2], field.enqueuedAt, enqueuedAt, field.score, call.score })
emit('callPrioritized', call, call.state, nil, { priority = priority, decidedBy = ARGV[3], note = ARGV[4] })
-- It counts as having waited for another time now: other rings may be open to it.
if waits then seek(call) elseif call.more.asksMore then askMore(call) end
return reply(call)
