-- The applicant is back from a pause, after a missed turn, or would rather wait here than be called back.
-- keys: c:<id> agent:<id> hash, dl offers zset, w:<q> i:<q> zset, x:<id> zset, seq, ev
-- args: callId, pageId, nodeId
-- result: {state, version}; the same again once in line or further; {NOT_FOUND}, {CALL_STATE, state}, {CALL_ENDED}
-- events: callReturned, offerMade
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if isEnded(call) then return { fail.CALL_ENDED } end
local state = call.state
if state == 'away' or state == 'passed' or state == 'callbackPending' then
  redis.call('HSET', callKey(call.id), field.pageId, ARGV[2], field.nodeId, ARGV[3])
  watchApplicant(call, nil)
  if state == 'callbackPending' then
    if not call.more.asleep then leaveLine(call) end
    redis.call('ZREM', deadlines, 'retry:' .. call.id)
    call.more.wait, call.more.asleep, call.more.attempts = nil, nil, nil
  end
  comeBack(call)
elseif state ~= 'queued' and state ~= 'offered' and not isRunning(call) then
  return { fail.CALL_STATE, state }
end
return reply(call)
