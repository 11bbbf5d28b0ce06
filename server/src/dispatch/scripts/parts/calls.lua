-- Ends and interruptions of a call. Needs base, agents, match, offers.

-- A terminal state: nothing waits for the call any more; it stays readable for a while.
local function finishCall(call, state, agent, fields, facts)
  local from = call.state
  -- The talk's end has already let the applicant go.
  if from ~= 'wrapUp' then
    watchApplicant(call, nil)
    redis.call('HDEL', openApplicants, call.applicantId)
  end
  if call.sfuNodeId then redis.call('SREM', sfuKey(call.sfuNodeId), call.id) end
  saveCall(call, state, fields)
  emit('callEnded', call, from, agent, facts)
  redis.call('EXPIRE', callKey(call.id), tuning.endedCallTtlS)
  redis.call('EXPIRE', factsKey(call.id), tuning.endedCallTtlS)
  if call.offerCount > 0 then redis.call('DEL', triedKey(call.id)) end
end

-- Ends a call that had no talk, or whose talk is over. `fields` and `facts` are added to.
local function endCallNow(call, state, endReason, agent, fields, facts)
  for _, value in ipairs({ 'endedAt', now, 'endReason', endReason, 'awayUntil', '', 'suspendedUntil', '' }) do
    fields[#fields + 1] = value
  end
  facts.endReason = endReason
  -- Of a suspended call the agent may have said already what it came to.
  if call.state == 'suspended' then facts.disposition = redis.call('HGET', callKey(call.id), 'disposition') or '' end
  finishCall(call, state, agent, fields, facts)
end

-- Fields that belong to one talk and end with it.
local function talkOver()
  return { 'agentStarted', '', 'applicantStarted', '', 'agentLostAt', '', 'applicantLostAt', '', 'agentId', '' }
end

-- connecting | active → queued at its old place, no longer with its agent. The caller moves the agent and lets the call seek.
local function takeCallBack(call)
  redis.call('ZREM', deadlines, 'connect:' .. call.id .. ':' .. call.fence)
  local fields = talkOver()
  fields[#fields + 1] = 'end:' .. call.fence
  fields[#fields + 1] = call.agentId .. '/requeued'
  if call.applicantLostAt then watchApplicant(call, 'lease', now + tuning.applicantGoneMs) end
  call.agentId, call.applicantLostAt, call.agentLostAt = nil, nil, nil
  saveCall(call, 'queued', fields)
end

local function startWrapUp(agent, fields)
  local untilAt = now + tuning.wrapUpMs
  redis.call('ZADD', deadlines, untilAt, 'wrapUp:' .. agent.id)
  fields[#fields + 1] = 'wrapUpUntil'
  fields[#fields + 1] = untilAt
  fields[#fields + 1] = 'wrapUpExtended'
  fields[#fields + 1] = ''
  saveAgent(agent, 'wrapUp', fields)
  return untilAt
end

-- Talk and wrap-up of this call enter its class's moving averages, ms.
local function countServed(call, acceptedAt, endedAt)
  local rate = redis.call('HMGET', rateKey(call.class), 'servedCount', 'talkMs', 'wrapUpMs')
  local talkMs, wrapUpMs = endedAt - acceptedAt, now - endedAt
  if rate[1] then
    talkMs = math.floor(rate[2] + (talkMs - rate[2]) * tuning.rateWeight)
    wrapUpMs = math.floor(rate[3] + (wrapUpMs - rate[3]) * tuning.rateWeight)
  end
  redis.call('HSET', rateKey(call.class), 'servedCount', (rate[1] or 0) + 1, 'talkMs', talkMs, 'wrapUpMs', wrapUpMs)
end

-- Ends an agent's wrap-up, with a disposition or without: the call is completed if it is still this agent's (it may have
-- been suspended and gone on elsewhere), the agent takes the planned status and serves.
local function finishWrapUp(agent, call, disposition)
  redis.call('ZREM', deadlines, 'wrapUp:' .. agent.id)
  local fields = { 'wrapUpUntil', '', 'wrapUpExtended', '' }
  restartIdleClock(agent, fields)
  if agent.nextStatus then
    agent.status = agent.nextStatus
    for _, value in ipairs({ 'status', agent.status, 'statusReason', agent.nextReason, 'statusSince', now,
      'nextStatus', '', 'nextReason', '' }) do fields[#fields + 1] = value end
    agent.nextStatus = nil
  end
  local callId = agent.callId
  releaseAgent(agent, 'idle', fields)
  countAgent(agent)
  if call and call.state == 'wrapUp' and call.agentId == agent.id then
    local talk = redis.call('HMGET', callKey(call.id), 'acceptedAt', 'endedAt', 'endReason')
    countServed(call, talk[1], talk[2])
    finishCall(call, 'completed', agent, { 'disposition', disposition, 'wrapUpUntil', '', 'completedAt', now },
      { endReason = talk[3], disposition = disposition })
  else
    if call and call.state == 'suspended' then redis.call('HSET', callKey(callId), 'disposition', disposition) end
    emit('agentChanged', nil, nil, agent, { callId = callId, reason = 'wrapUpEnded', disposition = disposition })
  end
  serve(agent)
end
