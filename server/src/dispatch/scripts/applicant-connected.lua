-- A page of the applicant is there: the lease is renewed, an away or suspended call goes back to its place.
-- keys: call:<id> agent:<id> hash, dl offers zset, w:<q> i:<q> zset, x:<id> zset, seq, ev
-- args: callId, pageId
-- result: {state, version, previousPageId or ''}; {NOT_FOUND}
-- events: pageReplaced, callReturned | applicantBack, offerMade
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
local pageId = ARGV[2]
local previous = redis.call('HGET', callKey(call.id), 'pageId')
if previous == pageId then previous = '' end
if isEnded(call) then return { call.state, call.version, previous } end
if previous ~= '' then
  saveCall(call, call.state, { 'pageId', pageId })
  emit('pageReplaced', call, call.state, nil, { pageId = pageId, previousPageId = previous })
end
if call.state == 'wrapUp' then return { call.state, call.version, previous } end

local from = call.state
watchApplicant(call, 'lease', now + tuning.leaseMs)
if from == 'away' or from == 'suspended' then
  saveCall(call, 'queued', { 'awayUntil', '', 'suspendedUntil', '' })
  emit('callReturned', call, from, nil, {})
  seek(call)
elseif call.applicantLostAt then
  saveCall(call, from, { 'applicantLostAt', '' })
  emit('applicantBack', call, from, nil, {})
end
return { call.state, call.version, previous }
