-- The page that carries the call is gone: waiting, a short lease begins; talking, the other side is told at once.
-- keys: c:<id> hash, dl zset, ev
-- args: callId, pageId
-- result: {1 if it was the page that carries the call, else 0}
-- event: applicantLost
local call = loadCall(ARGV[1])
if not call or isEnded(call) then return { 0 } end
if redis.call('HGET', callKey(call.id), field.pageId) ~= ARGV[2] then return { 0 } end
redis.call('HSET', callKey(call.id), field.nodeId, '')
if not isAttended(call) then return { 1 } end
if call.state == 'queued' or call.state == 'offered' then
  redis.call('ZADD', deadlines, 'NX', after(tuning.applicantGoneMs), 'lease:' .. call.id)
elseif isRunning(call) and not call.applicantLostAt then
  loseApplicant(call)
end
return { 1 }
