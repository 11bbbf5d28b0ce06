-- One side has its media; with both the talk begins.
-- keys: call:<id> agent:<id> hash, dl zset, ev
-- args: callId, side (agent | applicant)
-- result: {state, version}; {NOT_FOUND}, {CALL_STATE, state}
-- event: callStarted
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if call.state == 'active' then return reply(call) end
if call.state ~= 'connecting' then return { fail.CALL_STATE, call.state } end

local mine, other = 'agentStarted', 'applicantStarted'
if ARGV[2] == 'applicant' then mine, other = other, mine end
if some(redis.call('HGET', callKey(call.id), other)) then
  local agent = loadAgent(call.agentId)
  redis.call('ZREM', deadlines, 'connect:' .. call.id .. ':' .. call.fence)
  saveCall(call, 'active', { mine, '1', 'connectedAt', now })
  saveAgent(agent, 'onCall', {})
  emit('callStarted', call, 'connecting', agent, { fence = call.fence })
else
  redis.call('HSET', callKey(call.id), mine, '1')
end
return reply(call)
