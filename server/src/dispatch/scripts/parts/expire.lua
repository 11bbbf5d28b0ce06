-- What each deadline leads to; every one is checked again against the state it finds. Needs base, agents, match, offers,
-- calls. `at` is the deadline.
local expire = {}

-- Nobody answered: the agent must come back by hand, the call goes on. In a fault of the system nobody is blamed.
local function expireOffer(callId, fence, isFault)
  local call = loadCall(callId)
  if not call or call.state ~= 'offered' or call.fence ~= fence then
    redis.call('ZREM', openOffers, callId .. ':' .. fence)
    return
  end
  local agent = loadAgent(call.agentId)
  if isFault then
    returnOffer(call, agent, 'revoked', 'idle', {}, { reason = 'systemFault' })
    serve(agent)
  else
    exclude(call, agent.id)
    returnOffer(call, agent, 'timedOut', 'missed', {}, { reason = 'timedOut' })
  end
end

-- The applicant was silent for a whole lease.
function expire.lease(callId)
  local call = loadCall(callId)
  if not call then return end
  local state = call.state
  local awayUntil = now + tuning.awayMs
  if state == 'queued' then
    redis.call('ZREM', lineKey(call.class), callId)
    watchApplicant(call, 'away', awayUntil)
    saveCall(call, 'away', { 'awayUntil', awayUntil })
    emit('callAway', call, state, nil, {})
  elseif state == 'offered' then
    local agent = loadAgent(call.agentId)
    local facts = { fence = call.fence, offerEnd = 'cancelled' }
    local fields = closeOffer(call, 'cancelled')
    fields[#fields + 1] = 'awayUntil'
    fields[#fields + 1] = awayUntil
    watchApplicant(call, 'away', awayUntil)
    saveCall(call, 'away', fields)
    releaseAgent(agent, 'idle', {})
    emit('callAway', call, state, agent, facts)
    serve(agent)
  elseif state == 'connecting' or state == 'active' then
    call.applicantLostAt = now
    watchApplicant(call, 'gone', now + tuning.applicantLostMs)
    saveCall(call, state, { 'applicantLostAt', now })
    emit('applicantLost', call, state, nil, {})
  end
end

function expire.away(callId)
  local call = loadCall(callId)
  if call and call.state == 'away' then
    endCallNow(call, 'expired', 'applicantAwayTooLong', nil, {}, {})
  end
end

-- The talk cannot go on without its applicant: the agent wraps up, the place is kept.
function expire.gone(callId)
  local call = loadCall(callId)
  if not call or call.state ~= 'active' or not call.applicantLostAt then return end
  local agent = loadAgent(call.agentId)
  local keepUntil = now + tuning.suspendedMs
  watchApplicant(call, 'keep', keepUntil)
  local fields = talkOver()
  for _, value in ipairs({ 'suspendedUntil', keepUntil, 'end:' .. call.fence, agent.id .. '/suspended' }) do
    fields[#fields + 1] = value
  end
  call.agentId = nil
  saveCall(call, 'suspended', fields)
  startWrapUp(agent, {})
  emit('callSuspended', call, 'active', agent, { reason = 'applicantLost' })
end

function expire.keep(callId)
  local call = loadCall(callId)
  if call and call.state == 'suspended' then endCallNow(call, 'completed', 'applicantLost', nil, {}, {}) end
end

-- Media did not come up on both sides: nobody's fault, but not the same pair again at once.
function expire.connect(callId, fence)
  local call = loadCall(callId)
  if not call or call.state ~= 'connecting' or call.fence ~= fence then return end
  local agent = loadAgent(call.agentId)
  exclude(call, agent.id)
  takeCallBack(call)
  releaseAgent(agent, 'idle', {})
  emit('callRequeued', call, 'connecting', agent, { reason = 'connectTimeout', fence = fence })
  seek(call)
  serve(agent)
end

-- The exclusion is over: its agent, or any other, may be free for the call.
function expire.exclude(callId)
  local call = loadCall(callId)
  if not call or call.state ~= 'queued' then return end
  redis.call('ZREM', lineKey(call.class), callId)
  seek(call)
end

function expire.wrapUp(agentId)
  local agent = loadAgent(agentId)
  if agent and agent.activity == 'wrapUp' then finishWrapUp(agent, loadCall(agent.callId), '') end
end

-- A desk was silent for a whole lease: lost since its last heartbeat.
function expire.seat(agentId, _, at)
  local agent = loadAgent(agentId)
  if not agent or agent.lostAt then return end
  if isReady(agent) then unlistIdle(agent) end
  agent.lostAt = at - tuning.leaseMs
  watchLost(agent)
  saveAgent(agent, agent.activity, { 'lostAt', agent.lostAt })
  emit('agentLost', nil, nil, agent, {})
end

local function loseAgentOnCall(agent)
  local call = loadCall(agent.callId)
  local from = call.state
  if not call.agentLostAt then
    redis.call('ZADD', deadlines, agent.lostAt + tuning.agentLostOnCallMs, 'lost:' .. agent.id)
    saveCall(call, from, { 'agentLostAt', agent.lostAt })
    emit('agentLost', call, from, agent, {})
    return
  end
  takeCallBack(call)
  releaseAgent(agent, 'disconnected', {})
  countAgent(agent)
  emit('callRequeued', call, from, agent, { reason = 'agentLost', fence = call.fence })
  seek(call)
end

-- A lost desk: an offer is revoked, a call told and then taken back, an idle agent shown as disconnected.
function expire.lost(agentId)
  local agent = loadAgent(agentId)
  if not agent or not agent.lostAt then return end
  if agent.activity == 'offered' then
    returnOffer(loadCall(agent.callId), agent, 'revoked', 'idle', {}, { reason = 'revoked' })
  elseif agent.activity == 'connecting' or agent.activity == 'onCall' then
    loseAgentOnCall(agent)
  elseif agent.activity == 'idle' or agent.activity == 'missed' then
    saveAgent(agent, 'disconnected', { 'wasMissed', agent.activity == 'missed' and '1' or '' })
    countAgent(agent)
    emit('agentChanged', nil, nil, agent, { reason = 'disconnected' })
  end
end
