-- Either side ends the talk: the agent wraps up, the applicant is free. A suspended call is completed; a consult or a
-- transfer of the call ends with it. Of a leg: it alone ends.
-- keys: c:<id> agent:<id> hash, ap:<n> hash, dl zset, x:<id> zset, sfu:<id> set, w:<q> i:<q> zset, ev
-- args: callId, by (agent | applicant), agentId or ''
-- result: {state, version, endedAt}; the same again during wrap-up; {NOT_FOUND}, {CALL_STATE, state}, {CALL_ENDED}
-- event: callWrapUp | callEnded
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if isEnded(call) then return { fail.CALL_ENDED } end
if ARGV[3] ~= '' and call.agentId ~= ARGV[3] then return { fail.CALL_STATE, call.state } end
local endReason = ARGV[2] == 'agent' and 'agentEnded' or 'applicantEnded'

if isLeg(call) then
  if not isRunning(call) then return { fail.CALL_STATE, call.state } end
  finishLeg(call, loadCall(call.more.parent), 'completed', endReason)
  return { 'completed', call.version, nowText }
end
if call.state == 'suspended' then
  endCallNow(call, 'completed', endReason, nil, {}, {})
elseif isRunning(call) then
  dropLeg(call, 'callEnded')
  endHold(call)
  local agent = loadAgent(call.agentId)
  local from = call.state
  if from == 'connecting' then redis.call('ZREM', deadlines, 'connect:' .. call.id .. ':' .. call.fence) end
  if call.more.kind ~= 'message' then redis.call('HDEL', applicantsKey(call.applicantId), call.applicantId) end
  watchApplicant(call, nil)
  local untilAt = startWrapUp(agent, {})
  saveCall(call, 'wrapUp', { 'endedAt', nowText, 'endReason', endReason, 'wrapUpUntil', untilAt,
    'applicantLostAt', '', 'agentLostAt', '' })
  emit('callWrapUp', call, from, agent, { fence = call.fence, endReason = endReason })
  skipWrapUp(agent, call)
  return { call.state, call.version, nowText }
elseif call.state ~= 'wrapUp' then
  return { fail.CALL_STATE, call.state }
end
return { call.state, call.version, redis.call('HGET', callKey(call.id), 'endedAt') }
