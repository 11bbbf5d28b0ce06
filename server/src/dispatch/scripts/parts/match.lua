-- Brings calls and agents together. Needs base, agents, lines. A call that seeks waits and is in no line; an agent that
-- serves is in no idle list: both are so until one of these functions has returned.

local function watchOffer(callId, fence)
  redis.call('ZADD', openOffers, after(tuning.offerTimeoutMs + tuning.offerLeaseExtraMs), callId .. ':' .. fence)
end

-- Not offered to this agent again for a while; the tick looks for an agent anew when the while is over.
local function exclude(id, agentId)
  local untilAt = after(tuning.exclusionMs)
  redis.call('ZADD', triedKey(id), untilAt, agentId)
  redis.call('ZADD', deadlines, untilAt, 'exclude:' .. id .. ':' .. agentId)
end

-- The call rings at the agent under a new fence; the agent is in no idle list any more.
local function ring(call, agent, why)
  local fence = textOf(redis.call('INCR', base .. ':seq'))
  local from = call.state
  call.offers[#call.offers + 1] = { fence = fence, agentId = agent.id, at = nowText }
  call.offerCount = call.offerCount + 1
  saveCall(call, 'offered', { field.offers, printOffers(call.offers), field.offerCount, call.offerCount })
  agent.callId = call.id
  agent.fence = fence
  saveAgent(agent, 'offered', { 'callId', call.id, 'fence', fence })
  watchOffer(call.id, fence)
  emit('offerMade', call, from, agent, { fence = fence, why = {
    ring = why.ring, by = why.by, reason = why.reason,
    agents = why.agents and #why.agents > 0 and why.agents or nil, calls = why.calls,
  } })
end

-- Called while its applicant is away: out of line, and back at its place whoever returns in time.
local function pass(call)
  local from = call.state
  local untilAt = after(tuning.passedMs)
  watchApplicant(call, 'away', untilAt)
  dropHold(call)
  saveCall(call, 'passed', { 'awayUntil', untilAt })
  emit('callPassed', call, from, nil, {})
end

-- A ringing call that has waited through every ring takes further agents, up to a number, until one accepts.
local function askMore(call)
  while #call.offers < tuning.parallelOfferCount do
    local agentId, why = findAgentFor(call)
    if not agentId then break end
    local agent = loadAgent(agentId)
    unlistIdle(agent)
    ring(call, agent, why)
  end
  local asksMore = #call.offers < tuning.parallelOfferCount
  redis.call(asksMore and 'ZADD' or 'ZREM', unpack(asksMore and { askingMore, call.score, call.id } or { askingMore, call.id }))
  if not call.more.asksMore then
    call.more.asksMore = true
    saveMore(call)
  end
end

-- A waiting call looks for an agent, else takes its place in line by its first score.
local function seek(call)
  local agentId, why, rings = findAgentFor(call)
  if not agentId then return enterLine(call, rings) end
  if call.state == 'away' then return pass(call) end
  local agent = loadAgent(agentId)
  unlistIdle(agent)
  ring(call, agent, why)
  if why.isParallel then askMore(call) end
end

-- Over the lines an agent serves: the head with the least score + penalty, looking past those it is excluded from. A class
-- with few holders comes before others, unless those have waited so much longer. Then calls that ring already and ask for
-- more agents. Gives the call's id, what it costs, and why.
local function findCallFor(agent, hasRare)
  local best
  local why = { by = 'agent', calls = {}, ring = 'level', reason = 'longestWait' }
  local function look(callId, class, score, excludedUntil)
    if #why.calls < 12 then why.calls[#why.calls + 1] = { callId, class, score, excludedUntil or 0 } end
  end
  local function isExcluded(callId, class, score)
    local untilAt = redis.call('ZSCORE', triedKey(callId), agent.id)
    look(callId, class, score, untilAt)
    return untilAt and tonumber(untilAt) > now
  end
  local function consider(line, class, plainPenalty, opensAt, name)
    local first, last, penalty = 0, 0, plainPenalty
    while true do
      local heads = redis.call('ZRANGE', lineKey(line), first, last, 'WITHSCORES')
      if #heads > 0 and first == 0 and name == 'level' and redis.call('SCARD', signedInKey(class)) <= tuning.scarceAgentCount then
        penalty = plainPenalty - tuning.scarceLeadMs
      end
      for at = 1, #heads, 2 do
        local score = tonumber(heads[at + 1])
        local cost, plainCost = score + penalty, score + plainPenalty
        if score + opensAt > now then return end
        if best and cost >= best.cost then
          best.isAhead = best.isAhead or plainCost < best.plainCost
          return
        end
        if not isExcluded(heads[at], class, heads[at + 1]) then
          best = { callId = heads[at], cost = cost, plainCost = plainCost, line = line, ring = name,
            isAhead = best ~= nil and (best.isAhead or best.plainCost < plainCost) }
          return
        end
      end
      if #heads < (last - first + 1) * 2 then return end
      first, last = last + 1, last + 8
    end
  end
  local own = {}
  eachClass(agent, function(class) own[class] = true end)
  -- What only this agent may have is as scarce as can be.
  if hasRare then consider('@' .. agent.id, '@', -tuning.scarceLeadMs, 0, 'sameAgent') end
  checkRoutes()
  local broader = {}
  eachClass(agent, function(class, penalty)
    consider(class, class, penalty, 0, 'level')
    for _, narrower in ipairs(listNarrower(class)) do
      if not own[narrower] then broader[#broader + 1] = { narrower, class, penalty } end
    end
  end)
  for _, way in ipairs(broader) do
    if redis.call('EXISTS', lineKey(way[1])) == 1 then
      for _, open in ipairs(readRings(way[1])) do
        if open.class == way[2] then consider(way[1], way[1], way[3], open.opensAt, open.name) end
      end
    end
  end
  if best then
    if best.ring == 'sameAgent' then why.reason = 'sameAgent'
    elseif best.isAhead then why.reason = 'scarceSkill' end
    why.ring = best.ring
    return best.callId, best.cost, why, best.line
  end
  return nil, nil, why
end

-- A call that rings elsewhere and asks for more agents, if the agent may have one: the longest waiting.
local function findAskingCallFor(agent)
  local asking = redis.call('ZRANGE', askingMore, 0, -1, 'WITHSCORES')
  if #asking == 0 then return nil end
  local own = {}
  eachClass(agent, function(class) own[class] = true end)
  for at = 1, #asking, 2 do
    local call = loadCall(asking[at])
    local untilAt = redis.call('ZSCORE', triedKey(call.id), agent.id)
    if not untilAt or tonumber(untilAt) <= now then
      for _, open in ipairs(readRings(call.class)) do
        if own[open.class] and asking[at + 1] + open.opensAt <= now then return call end
      end
    end
  end
end
