-- Brings calls and agents together. Needs base, agents. A call that seeks is queued and in no line; an agent that serves
-- is in no idle list: both are so until one of these functions has returned.

-- The call rings at the agent under a new fence.
local function ring(call, agent)
  local fence = redis.call('INCR', base .. ':seq')
  local from = call.state
  call.agentId = agent.id
  call.fence = fence
  call.offerCount = call.offerCount + 1
  saveCall(call, 'offered', { 'agentId', agent.id, 'fence', fence, 'offeredAt', now, 'offerCount', call.offerCount })
  agent.callId = call.id
  agent.fence = fence
  saveAgent(agent, 'offered', { 'callId', call.id, 'fence', fence })
  redis.call('ZADD', openOffers, now + tuning.offerTimeoutMs + tuning.offerLeaseExtraMs, call.id .. ':' .. fence)
  emit('offerMade', call, from, agent, { fence = fence })
end

-- Among the idle of its class: the longest idle that has not had this call; else, of those whose exclusion has ended, the
-- one that had it longest ago. So nobody is asked again before every other was, and nobody is excluded for ever.
local function findAgentFor(call)
  local idle = idleKey(call.class)
  if call.offerCount == 0 then return redis.call('ZRANGE', idle, 0, 0)[1] end
  local first, again, againSince = 0, nil, nil
  while true do
    local agentIds = redis.call('ZRANGE', idle, first, first + 7)
    for _, agentId in ipairs(agentIds) do
      local excludedUntil = tonumber(redis.call('ZSCORE', triedKey(call.id), agentId))
      if not excludedUntil then return agentId end
      if excludedUntil <= now and (not again or excludedUntil < againSince) then
        again, againSince = agentId, excludedUntil
      end
    end
    if #agentIds < 8 then return again end
    first = first + 8
  end
end

-- Over the agent's lines: the head with the lowest score + penalty, looking past those this agent is excluded from.
local function findCallFor(agent)
  local best, bestScore
  eachClass(agent, function(class, penalty)
    local first, last = 0, 0
    while true do
      local heads = redis.call('ZRANGE', lineKey(class), first, last, 'WITHSCORES')
      for at = 1, #heads, 2 do
        local score = heads[at + 1] + penalty
        if bestScore and score >= bestScore then return end
        local excludedUntil = redis.call('ZSCORE', triedKey(heads[at]), agent.id)
        if not excludedUntil or tonumber(excludedUntil) <= now then
          best, bestScore = heads[at], score
          return
        end
      end
      if #heads < (last - first + 1) * 2 then return end
      first, last = last + 1, last + 8
    end
  end)
  return best
end

-- A queued call looks for an agent, else takes its place in line by its first score.
local function seek(call)
  local agentId = findAgentFor(call)
  if agentId then
    local agent = loadAgent(agentId)
    unlistIdle(agent)
    ring(call, agent)
  else
    redis.call('ZADD', lineKey(call.class), call.score, call.id)
  end
end

-- A ready agent looks for a call, else is listed as idle. Others are left alone.
local function serve(agent)
  if not isReady(agent) then return end
  local callId = findCallFor(agent)
  if callId then
    local call = loadCall(callId)
    redis.call('ZREM', lineKey(call.class), callId)
    ring(call, agent)
  else
    listIdle(agent)
  end
end
