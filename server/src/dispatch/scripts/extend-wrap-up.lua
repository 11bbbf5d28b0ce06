-- Lengthens the time box once.
-- keys: c:<id> agent:<id> hash, dl zset, ev
-- args: callId, agentId
-- result: {wrapUpUntil}; {NOT_FOUND}, {CALL_STATE}, {WRAP_UP_NOT_EXTENDABLE}
-- event: wrapUpExtended | agentChanged
local agent = loadAgent(ARGV[2])
local call = loadCall(ARGV[1])
if not call or not agent then return { fail.NOT_FOUND } end
if agent.activity ~= 'wrapUp' or agent.callId ~= call.id then return { fail.CALL_STATE, call.state } end
local wrapUp = redis.call('HMGET', agentKey(agent.id), 'wrapUpUntil', 'wrapUpExtended')
if some(wrapUp[2]) then return { fail.WRAP_UP_NOT_EXTENDABLE } end

-- Where only saving ends it, the time is no more than a mark.
local untilAt = textOf(wrapUp[1] + tuning.wrapUpExtensionMs)
redis.call('ZADD', deadlines, 'XX', untilAt, 'wrapUp:' .. agent.id)
saveAgent(agent, 'wrapUp', { 'wrapUpUntil', untilAt, 'wrapUpExtended', '1' })
if call.state == 'wrapUp' and call.agentId == agent.id then
  saveCall(call, 'wrapUp', { 'wrapUpUntil', untilAt, 'wrapUpExtended', '1' })
  emit('wrapUpExtended', call, 'wrapUp', agent, {})
else
  emit('agentChanged', nil, nil, agent, { reason = 'wrapUpExtended' })
end
return { untilAt }
