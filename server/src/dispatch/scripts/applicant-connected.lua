-- A page of the applicant is there: who was only silent goes back to the same place; who left on purpose comes back by hand.
-- keys: c:<id> agent:<id> hash, dl offers zset, w:<q> i:<q> zset, x:<id> zset, seq, ev
-- args: callId, pageId, nodeId
-- result: {state, version, previousPageId or ''}; {NOT_FOUND}
-- events: pageReplaced, callReturned | applicantBack, offerMade
local call = loadCall(ARGV[1])
if not call or not call.applicantId then return { fail.NOT_FOUND } end
local pageId, nodeId = ARGV[2], ARGV[3]
local previous = redis.call('HGET', callKey(call.id), field.pageId) or ''
if previous == pageId then previous = '' end
if isEnded(call) then return { call.state, call.version, previous } end
redis.call('HSET', callKey(call.id), field.pageId, pageId, field.nodeId, nodeId)
if previous ~= '' then
  saveCall(call, call.state, {})
  emit('pageReplaced', call, call.state, nil, { pageId = pageId, previousPageId = previous })
end

local from = call.state
if from == 'wrapUp' or call.more.paused or not isAttended(call) then return { from, call.version, previous } end
watchApplicant(call, nil)
if from == 'away' or from == 'passed' or from == 'suspended' then
  comeBack(call)
elseif call.applicantLostAt then
  saveCall(call, from, { 'applicantLostAt', '' })
  emit('applicantBack', call, from, nil, {})
end
return { call.state, call.version, previous }
