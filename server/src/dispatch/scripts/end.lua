-- Either side ends the talk: the agent wraps up, the applicant is free. A suspended call is completed.
-- keys: call:<id> agent:<id> hash, applicants hash, dl zset, x:<id> zset, sfu:<id> set, ev
-- args: callId, by (agent | applicant), agentId or ''
-- result: {state, version, endedAt}; the same again during wrap-up; {NOT_FOUND}, {CALL_STATE, state}, {CALL_ENDED}
-- event: callWrapUp | callEnded
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if isEnded(call) then return { fail.CALL_ENDED } end
local isRunning = call.state == 'connecting' or call.state == 'active'
if ARGV[3] ~= '' and call.agentId ~= ARGV[3] then return { fail.CALL_STATE, call.state } end
local endReason = ARGV[2] == 'agent' and 'agentEnded' or 'applicantEnded'

if call.state == 'suspended' then
  endCallNow(call, 'completed', endReason, nil, {}, {})
elseif isRunning then
  local agent = loadAgent(call.agentId)
  local from = call.state
  redis.call('ZREM', deadlines, 'connect:' .. call.id .. ':' .. call.fence)
  redis.call('HDEL', openApplicants, call.applicantId)
  watchApplicant(call, nil)
  local untilAt = startWrapUp(agent, {})
  saveCall(call, 'wrapUp', { 'endedAt', now, 'endReason', endReason, 'wrapUpUntil', untilAt,
    'applicantLostAt', '', 'agentLostAt', '' })
  emit('callWrapUp', call, from, agent, { fence = call.fence, endReason = endReason })
elseif call.state ~= 'wrapUp' then
  return { fail.CALL_STATE, call.state }
end
return { call.state, call.version, redis.call('HGET', callKey(call.id), 'endedAt') }
