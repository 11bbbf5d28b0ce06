-- The page that carries the call is gone: waiting, its lease is shortened; talking, the other side is told at once.
-- keys: call:<id> hash, dl zset, ev
-- args: callId, pageId
-- result: {1 if it was the page that carries the call, else 0}
-- event: applicantLost
local call = loadCall(ARGV[1])
if not call or isEnded(call) then return { 0 } end
if redis.call('HGET', callKey(call.id), 'pageId') ~= ARGV[2] then return { 0 } end
if call.state == 'queued' or call.state == 'offered' then
  redis.call('ZADD', deadlines, 'XX', 'LT', now + tuning.applicantGoneMs, 'lease:' .. call.id)
elseif (call.state == 'connecting' or call.state == 'active') and not call.applicantLostAt then
  call.applicantLostAt = now
  watchApplicant(call, 'gone', now + tuning.applicantLostMs)
  saveCall(call, call.state, { 'applicantLostAt', now })
  emit('applicantLost', call, call.state, nil, {})
end
return { 1 }
