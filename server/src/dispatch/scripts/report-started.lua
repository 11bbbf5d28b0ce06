-- One side has its media; with both the talk begins. In a transfer the new agent's media are enough: the call is handed
-- over; a consult begins likewise.
-- keys: c:<id> agent:<id> hash, dl zset, ev
-- args: callId, side (agent | applicant)
-- result: {state, version}; {NOT_FOUND}, {CALL_STATE, state}
-- events: callStarted | callEnded, callHandedOver
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if call.state == 'active' then return reply(call) end
if call.state ~= 'connecting' then return { fail.CALL_STATE, call.state } end

local mine, other = 'agentStarted', 'applicantStarted'
if ARGV[2] == 'applicant' then mine, other = other, mine end
if call.more.kind == 'transfer' and mine == 'agentStarted' then
  handOver(loadCall(call.more.parent), call)
  return reply(call)
end
if call.more.kind == 'consult' or some(redis.call('HGET', callKey(call.id), other)) then
  local agent = loadAgent(call.agentId)
  redis.call('ZREM', deadlines, 'connect:' .. call.id .. ':' .. call.fence)
  if call.more.wait then
    call.more.wait, call.more.attempts = nil, nil
    saveMore(call)
  end
  saveCall(call, 'active', { mine, '1', 'connectedAt', nowText })
  saveAgent(agent, call.more.kind == 'consult' and 'consulting' or 'onCall', {})
  emit('callStarted', call, 'connecting', agent, { fence = call.fence })
else
  redis.call('HSET', callKey(call.id), mine, '1')
end
return reply(call)
