-- One side has its media; with both the talk begins.
-- keys: call:<id> agent:<id> hash, dl zset, ev
-- args: callId, side (agent | applicant)
-- result: {state, version}; {NOT_FOUND}, {CALL_STATE, state}
-- event: callStarted
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if call.state == 'active' then return reply(call) end
if call.state ~= 'connecting' then return { fail.CALL_STATE, call.state } end

redis.call('HSET', callKey(call.id), ARGV[2] .. 'Started', '1')
local started = redis.call('HMGET', callKey(call.id), 'agentStarted', 'applicantStarted')
if some(started[1]) and some(started[2]) then
  local agent = loadAgent(call.agentId)
  redis.call('ZREM', deadlines, 'connect:' .. call.id .. ':' .. call.fence)
  saveCall(call, 'active', { 'connectedAt', now })
  saveAgent(agent, 'onCall', {})
  emit('callStarted', call, 'connecting', agent, { 'fence', call.fence })
end
return reply(call)
