-- What each deadline leads to; every one is checked again against the state it finds. Needs all before it. `at` is the
-- deadline.
local expire = {}

-- Nobody answered: the agent must come back by hand, the call goes on. In a fault of the system nobody is blamed.
local function expireOffer(id, fence, isFault)
  local call = loadCall(id)
  local group = not call and loadGroup(id) or nil
  local offer, seat = nil, nil
  if call then
    for _, each in ipairs(call.offers) do if each.fence == fence then offer = each end end
  elseif group then
    seat = findSeat(group, function(each) return each.fence == fence and each.state == 'ringing' end)
  end
  local held = offer or seat
  if not held then
    redis.call('ZREM', openOffers, id .. ':' .. fence)
    return
  end
  local agent = loadAgent(held.agentId)
  local outcome, activity = 'timedOut', 'missed'
  if isFault then outcome, activity = 'revoked', 'idle' else exclude(id, agent.id) end
  local facts = { reason = isFault and 'systemFault' or 'timedOut' }
  if call then
    returnOffer(call, offer, agent, outcome, activity, {}, facts)
  else
    returnSeat(group, seat, agent, outcome, activity, {}, facts)
  end
  if isFault then serve(agent) end
end

-- The applicant was silent for a whole lease: away, at the same place; or lost from the talk.
function expire.lease(callId)
  local call = loadCall(callId)
  if not call or not isAttended(call) then return end
  local state = call.state
  if state == 'queued' or state == 'offered' then
    goAway(call, 'silent')
  elseif isRunning(call) and not call.applicantLostAt then
    loseApplicant(call)
  end
end

-- A server was silent for a whole lease: so are the applicants whose pages it held and who came to no other. A part of
-- them at a time.
function expire.node(nodeId, bucket)
  local seen = 0
  for at = tonumber(bucket) or 0, applicantBuckets - 1 do
    if seen >= tuning.sweepBatchCount then
      redis.call('ZADD', deadlines, nowText, 'node:' .. nodeId .. ':' .. at)
      return
    end
    for _, callId in ipairs(redis.call('HVALS', base .. ':ap:' .. at)) do
      seen = seen + 1
      if redis.call('HGET', callKey(callId), field.nodeId) == nodeId then
        redis.call('HSET', callKey(callId), field.nodeId, '')
        expire.lease(callId)
      end
    end
  end
end

function expire.away(callId)
  local call = loadCall(callId)
  if not call then return end
  if call.state == 'away' then
    leaveLine(call)
    endCallNow(call, 'expired', 'applicantAwayTooLong', nil, {}, {})
  elseif call.state == 'passed' then
    endCallNow(call, 'expired', 'turnMissed', nil, {}, {})
  end
end

-- The talk cannot go on without its applicant: the agent wraps up, the place is kept.
function expire.gone(callId)
  local call = loadCall(callId)
  if not call or not call.applicantLostAt or not (call.state == 'active' or call.state == 'transferring') then return end
  dropLeg(call, 'applicantLost')
  endHold(call)
  local agent = loadAgent(call.agentId)
  local keepUntil = after(tuning.suspendedMs)
  watchApplicant(call, 'keep', keepUntil)
  local fields = talkOver()
  for _, value in ipairs({ 'suspendedUntil', keepUntil, 'end:' .. call.fence, agent.id .. '/suspended' }) do
    fields[#fields + 1] = value
  end
  call.agentId, call.more.last, call.more.telephone = nil, agent.id, nil
  saveMore(call)
  saveCall(call, 'suspended', fields)
  startWrapUp(agent, {})
  emit('callSuspended', call, 'active', agent, { reason = 'applicantLost' })
  skipWrapUp(agent, call)
end

function expire.keep(callId)
  local call = loadCall(callId)
  if call and call.state == 'suspended' then endCallNow(call, 'completed', 'applicantLost', nil, {}, {}) end
end

-- Media did not come up on both sides: nobody's fault, but not the same pair again at once. A callback that nobody took
-- is tried again later, a few times.
function expire.connect(callId, fence)
  local call = loadCall(callId)
  if not call or call.state ~= 'connecting' or call.fence ~= fence then return end
  local agent = loadAgent(call.agentId)
  local isCallback = call.more.wait ~= nil
  if not isCallback then exclude(call.id, agent.id) end
  takeCallBack(call)
  releaseAgent(agent, 'idle', {})
  emit('callRequeued', call, 'connecting', agent, { reason = isCallback and 'callbackUnanswered' or 'connectTimeout', fence = fence })
  if isCallback then
    call.more.attempts = (call.more.attempts or 0) + 1
    if call.more.attempts >= tuning.callbackAttemptCount then
      endCallNow(call, 'expired', 'callbackUnanswered', nil, {}, {})
    else
      call.more.asleep = true
      saveMore(call)
      redis.call('ZADD', deadlines, after(tuning.callbackRetryMs), 'retry:' .. call.id)
    end
  else
    seek(call)
  end
  serve(agent)
end

function expire.retry(callId)
  local call = loadCall(callId)
  if not call or call.state ~= 'callbackPending' or not call.more.asleep then return end
  call.more.asleep = nil
  saveMore(call)
  seek(call)
end

-- Nobody took the transfer or the consult.
function expire.leg(legId)
  local leg = loadCall(legId)
  if leg and (leg.state == 'queued' or leg.state == 'offered') then
    finishLeg(leg, loadCall(leg.more.parent), 'expired', 'nobodyAnswered')
  end
end

function expire.exclude(id, agentId)
  local call = loadCall(id)
  if not call then
    if loadGroup(id) then reviewGroups() end
  elseif isInLine(call) then
    leaveLine(call)
    seek(call)
  elseif call.state == 'offered' and call.more.asksMore then
    askMore(call)
  end
end

-- What one agent alone might have had is for everybody now.
function expire.hold(callId)
  local call = loadCall(callId)
  if not call or not call.more.hold then return end
  if not isInLine(call) then return dropHold(call) end
  leaveLine(call)
  dropHold(call)
  seek(call)
end
function expire.unhold(agentId)
  if redis.call('HGET', agentKey(agentId), 'counted') == '1' then return end
  for _, callId in ipairs(redis.call('ZRANGE', lineKey('@' .. agentId), 0, -1)) do expire.hold(callId) end
end

-- Further rings have opened for calls of this line: while somebody in such a ring is idle, they look again, oldest first.
function expire.ring(first, rest)
  local class = rest == '' and first or first .. ':' .. rest
  local rings = readRings(class)
  local nextAt = nil
  for _, ring in ipairs(rings) do
    if ring.class ~= class then
      local skipped = 0
      while redis.call('EXISTS', idleKey(ring.class)) == 1 do
        local callIds = redis.call('ZRANGE', lineKey(class), '-inf', textOf(now - ring.opensAt), 'BYSCORE', 'LIMIT', skipped, 20)
        for _, callId in ipairs(callIds) do
          local call = loadCall(callId)
          if findAgentFor(call) then
            leaveLine(call)
            seek(call)
          else
            skipped = skipped + 1
          end
        end
        if #callIds < 20 then break end
      end
      local behind = redis.call('ZRANGE', lineKey(class), '(' .. textOf(now - ring.opensAt), '+inf', 'BYSCORE', 'LIMIT', 0, 1, 'WITHSCORES')
      local at = behind[2] and behind[2] + ring.opensAt
      if at and (not nextAt or at < nextAt) then nextAt = at end
    end
  end
  if nextAt then redis.call('ZADD', deadlines, 'LT', textOf(nextAt), 'ring:' .. class) end
end

function expire.wrapUp(agentId)
  local agent = loadAgent(agentId)
  if agent and agent.activity == 'wrapUp' then finishWrapUp(agent, loadCall(agent.callId), '') end
end

-- A group did not come together in time: everybody is free again, and it rests, so that the next may try. It keeps its age.
function expire.gather(groupId)
  local group = loadGroup(groupId)
  if not group or (group.state ~= 'gathering' and group.state ~= 'ringing') then return end
  local from = group.state
  local agents = freeSeats(group, 'revoked')
  saveGroup(group, 'waiting')
  emitGroup('groupReleased', group, from, nil, { reason = 'notComplete' })
  redis.call('ZREM', openGroups, groupId)
  redis.call('ZADD', deadlines, after(tuning.gatherRestMs), 'regather:' .. groupId)
  for _, agent in ipairs(agents) do serve(agent) end
  reviewGroups()
end
function expire.regather(groupId)
  local group = loadGroup(groupId)
  if not group or group.state ~= 'waiting' then return end
  saveGroup(group, 'gathering')
  emitGroup('groupOpened', group, 'waiting', nil, {})
  redis.call('ZADD', openGroups, group.score, groupId)
  reviewGroups()
end

-- A desk was silent for a whole lease: lost since its last heartbeat.
function expire.seat(agentId, _, at)
  local agent = loadAgent(agentId)
  if not agent or agent.lostAt then return end
  if isReady(agent) then unlistIdle(agent) end
  agent.lostAt = textOf(at - tuning.leaseMs)
  watchLost(agent)
  saveAgent(agent, agent.activity, { 'lostAt', agent.lostAt })
  emit('agentLost', nil, nil, agent, {})
end

local function loseAgentOnCall(agent)
  local call = loadCall(agent.callId)
  local from = call.state
  if not call.agentLostAt then
    redis.call('ZADD', deadlines, textOf(agent.lostAt + tuning.agentLostOnCallMs), 'lost:' .. agent.id)
    saveCall(call, from, { 'agentLostAt', agent.lostAt })
    emit('agentLost', call, from, agent, {})
    return
  end
  if isLeg(call) and call.state == 'active' then
    return finishLeg(call, loadCall(call.more.parent), 'completed', 'agentLost', 'disconnected')
  end
  from = takeCallBack(call)
  releaseAgent(agent, 'disconnected', {})
  countAgent(agent)
  emit('callRequeued', call, from, agent, { reason = 'agentLost', fence = call.fence })
  seek(call)
end

-- A desk lost in a joint review that has not come together gives its seat up.
local function loseSeat(agent)
  local group = loadGroup(agent.callId)
  local seat = findSeat(group, function(each) return each.agentId == agent.id end)
  if agent.activity == 'offered' then
    returnSeat(group, seat, agent, 'revoked', 'idle', {}, { reason = 'revoked' })
  elseif group.state ~= 'convened' then
    releaseAgent(agent, 'disconnected', {})
    countAgent(agent)
    openSeat(group, seat, 'agentChanged', agent, { reason = 'disconnected' })
    reviewGroups()
  end
end

-- A lost desk: an offer is revoked, a call told and then taken back, an idle agent shown as disconnected.
function expire.lost(agentId)
  local agent = loadAgent(agentId)
  if not agent or not agent.lostAt then return end
  local activity = agent.activity
  if activity == 'jointMember' or (activity == 'offered' and not loadCall(agent.callId)) then
    loseSeat(agent)
  elseif activity == 'offered' then
    local call = loadCall(agent.callId)
    returnOffer(call, findOffer(call, agent.fence, agent.id), agent, 'revoked', 'idle', {}, { reason = 'revoked' })
  elseif isWithApplicant(activity) then
    loseAgentOnCall(agent)
  elseif activity == 'idle' or activity == 'missed' then
    saveAgent(agent, 'disconnected', { 'wasMissed', activity == 'missed' and '1' or '' })
    countAgent(agent)
    emit('agentChanged', nil, nil, agent, { reason = 'disconnected' })
  end
end
