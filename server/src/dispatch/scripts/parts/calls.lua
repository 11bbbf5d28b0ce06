-- Ends and interruptions of a call. Needs base, agents, lines, match, groups, serve, offers.

-- A terminal state: nothing waits for the call any more; it stays readable for a while.
local function finishCall(call, state, agent, fields, facts)
  local from = call.state
  -- The talk's end has already let the applicant go.
  if from ~= 'wrapUp' and call.applicantId then
    watchApplicant(call, nil)
    if call.more.kind ~= 'message' then redis.call('HDEL', applicantsKey(call.applicantId), call.applicantId) end
  end
  if call.sfuNodeId then redis.call('SREM', sfuKey(call.sfuNodeId), call.id) end
  saveCall(call, state, fields)
  emit('callEnded', call, from, agent, facts)
  redis.call('EXPIRE', callKey(call.id), 'tuning.endedCallTtlS')
  if call.offerCount > 0 then redis.call('DEL', triedKey(call.id)) end
end

-- Ends a call that had no talk, or whose talk is over. `fields` and `facts` are added to.
local function endCallNow(call, state, endReason, agent, fields, facts)
  for _, value in ipairs({ 'endedAt', nowText, 'endReason', endReason, 'awayUntil', '', 'suspendedUntil', '' }) do
    fields[#fields + 1] = value
  end
  facts.endReason = endReason
  -- Of a suspended call the agent may have said already what it came to.
  if call.state == 'suspended' then facts.disposition = redis.call('HGET', callKey(call.id), 'disposition') or '' end
  redis.call('ZREM', deadlines, 'hold:' .. call.id, 'retry:' .. call.id, 'leg:' .. call.id)
  finishCall(call, state, agent, fields, facts)
end

-- Out of its line or off its ringing desks, and ended. Those desks serve on.
local function endWaiting(call, state, endReason, outcome)
  if isInLine(call) then leaveLine(call) end
  local fields, facts = {}, {}
  local agents = closeOffers(call, outcome, fields)
  if agents[1] then facts.fence, facts.offerEnd = agents[1].fence, outcome end
  endCallNow(call, state, endReason, agents[1] and agents[1].agent, fields, facts)
  letServe(call, agents, outcome, true)
end

-- Away: the place is kept, called or not, for a while. An offer that rings is cancelled.
local function goAway(call, reason)
  local from = call.state
  local untilAt = after(tuning.awayMs)
  local fields, facts = { 'awayUntil', untilAt }, { reason = reason }
  local agents = closeOffers(call, 'cancelled', fields)
  if agents[1] then facts.fence, facts.offerEnd = agents[1].fence, 'cancelled' end
  if from == 'queued' then leaveLine(call) end
  watchApplicant(call, 'away', untilAt)
  saveCall(call, 'away', fields)
  emit('callAway', call, from, agents[1] and agents[1].agent, facts)
  letServe(call, agents, 'cancelled', true)
  -- Somebody may be ready for it: then its turn has come, and is missed.
  seek(call)
end

-- Fields that belong to one talk and end with it.
local function talkOver()
  return { 'agentStarted', '', 'applicantStarted', '', 'agentLostAt', '', 'applicantLostAt', '', field.agentId, '' }
end

-- The agent is free: it takes the status it planned. It serves by the caller, after the event.
local function becomeFree(agent, activity, fields)
  restartIdleClock(agent, fields)
  if agent.nextStatus then
    agent.status = agent.nextStatus
    for _, value in ipairs({ 'status', agent.status, 'statusReason', agent.nextReason, 'statusSince', nowText,
      'nextStatus', '', 'nextReason', '' }) do fields[#fields + 1] = value end
    agent.nextStatus = nil
  end
  releaseAgent(agent, activity, fields)
  countAgent(agent)
end

-- The seat's agent is free; a ringing offer ends with `outcome`. The caller saves the group, and lets the agent serve.
local function freeSeat(group, seat, outcome)
  local agent = loadAgent(seat.agentId)
  local wasRinging = seat.state == 'ringing'
  if wasRinging then redis.call('ZREM', openOffers, group.id .. ':' .. seat.fence) end
  local facts = { groupId = group.id, reason = 'seatReleased', fence = seat.fence, offerEnd = wasRinging and outcome or nil }
  seat.state, seat.agentId, seat.fence, seat.acceptedAt = 'open', nil, nil, nil
  becomeFree(agent, 'idle', {})
  emit('agentChanged', nil, nil, agent, facts)
  return agent
end

-- Every agent of a group is free, whatever the seat was; a ringing offer ends with `outcome`. The caller saves the group, and
-- lets the agents serve.
local function freeSeats(group, outcome)
  local agents = {}
  for _, seat in ipairs(group.seats) do
    if seat.state ~= 'open' and seat.state ~= 'dropped' then agents[#agents + 1] = freeSeat(group, seat, outcome) end
  end
  return agents
end

-- The applicant is brought back to their agent.
local function resumeCall(call, reason)
  local agent = loadAgent(call.agentId)
  endHold(call)
  saveCall(call, call.state, {})
  saveAgent(agent, 'onCall', {})
  emit('callResumed', call, call.state, agent, { reason = reason, fence = call.fence })
end

-- Talk and wrap-up of this call enter its class's moving averages, ms.
local function countServed(call, acceptedAt, endedAt)
  local rate = redis.call('HMGET', rateKey(call.class), 'servedCount', 'talkMs', 'wrapUpMs')
  local talkMs, wrapUpMs = endedAt - acceptedAt, now - endedAt
  if rate[1] then
    talkMs = math.floor(rate[2] + (talkMs - rate[2]) * tuning.rateWeight)
    wrapUpMs = math.floor(rate[3] + (wrapUpMs - rate[3]) * tuning.rateWeight)
  end
  redis.call('HSET', rateKey(call.class), 'servedCount', textOf((rate[1] or 0) + 1), 'talkMs', textOf(talkMs),
    'wrapUpMs', textOf(wrapUpMs))
end

-- Ends an agent's wrap-up, with a disposition or without: the call is completed if it is still this agent's (it may have
-- been suspended or handed over and gone on elsewhere), the agent takes the planned status and serves.
local function finishWrapUp(agent, call, disposition)
  redis.call('ZREM', deadlines, 'wrapUp:' .. agent.id)
  local callId = agent.callId
  becomeFree(agent, 'idle', { 'wrapUpUntil', '', 'wrapUpExtended', '' })
  if call and call.state == 'wrapUp' and call.agentId == agent.id then
    local talk = redis.call('HMGET', callKey(call.id), 'acceptedAt', 'endedAt', 'endReason')
    if not call.more.kind then countServed(call, talk[1], talk[2]) end
    finishCall(call, 'completed', agent, { 'disposition', disposition, 'wrapUpUntil', '', 'completedAt', nowText },
      { endReason = talk[3], disposition = disposition })
  else
    if call and call.state == 'suspended' then redis.call('HSET', callKey(callId), 'disposition', disposition) end
    emit('agentChanged', nil, nil, agent, { callId = callId, reason = 'wrapUpEnded', disposition = disposition })
  end
  serve(agent)
end

-- By the mode of the agent's department: timed and optional end by themselves, mandatory only when saved; none is over at
-- once, by the caller (`skipWrapUp`), after the event.
local function startWrapUp(agent, fields)
  local untilAt = after(tuning.wrapUpMs)
  if agent.wrapUpMode == 'timed' or agent.wrapUpMode == 'optional' then
    redis.call('ZADD', deadlines, untilAt, 'wrapUp:' .. agent.id)
  end
  fields[#fields + 1] = 'wrapUpUntil'
  fields[#fields + 1] = untilAt
  fields[#fields + 1] = 'wrapUpExtended'
  fields[#fields + 1] = ''
  saveAgent(agent, 'wrapUp', fields)
  return untilAt
end
local function skipWrapUp(agent, call)
  if agent.wrapUpMode == 'none' then finishWrapUp(agent, call, '') end
end

-- For a while only this agent may have the call, if signed in. The caller saves `more`.
local function holdFor(call, agentId, ms)
  if not some(agentId) or redis.call('HGET', agentKey(agentId), 'counted') ~= '1' then return end
  call.more.hold = agentId
  redis.call('ZADD', deadlines, after(ms), 'hold:' .. call.id)
end

-- Back from being away, passed or suspended: in line again at the old place. Who talked before gets the same agent first.
local function comeBack(call)
  local from = call.state
  if from == 'away' then leaveLine(call) end
  call.more.paused = nil
  if from == 'suspended' then holdFor(call, call.more.last, tuning.sameAgentMs) end
  saveMore(call)
  saveCall(call, 'queued', { 'awayUntil', '', 'suspendedUntil', '' })
  emit('callReturned', call, from, nil, {})
  seek(call)
end
