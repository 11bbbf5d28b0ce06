-- The applicant gives the place up; an offer that rings is cancelled and its agent, without a mark, serves on.
-- keys: call:<id> agent:<id> hash, applicants hash, w:<q> i:<q> zset, dl offers zset, sfu:<id> set, x:<id> zset, ev
-- args: callId
-- result: {state, version}; the same again once abandoned; {NOT_FOUND}, {CALL_STATE, state}, {CALL_ENDED}
-- events: callEnded, offerMade
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if call.state == 'abandoned' then return reply(call) end
if isEnded(call) then return { fail.CALL_ENDED } end

if call.state == 'queued' or call.state == 'away' then
  redis.call('ZREM', lineKey(call.class), call.id)
  endCallNow(call, 'abandoned', 'applicantLeft', nil, {}, {})
elseif call.state == 'offered' then
  local agent = loadAgent(call.agentId)
  local facts = { fence = call.fence, offerEnd = 'cancelled' }
  local fields = closeOffer(call, 'cancelled')
  releaseAgent(agent, 'idle', {})
  endCallNow(call, 'abandoned', 'applicantLeft', agent, fields, facts)
  serve(agent)
else
  return { fail.CALL_STATE, call.state }
end
return reply(call)
