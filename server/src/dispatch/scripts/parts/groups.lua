-- Joint reviews: a group has seats of different classes and needs an agent for each, all or none. Needs base, agents,
-- lines, match. A seat is open, held (its agent waits for the others), ringing, accepted or dropped (done without); a
-- group is waiting (rests), gathering, ringing, convened or closed. A seat may name whom it `wants`: asked first, if idle. Only the oldest of the open groups that share a class may hold agents: a total
-- order, so no two of them wait for each other; and only for a while.
local function loadGroup(groupId)
  local v = redis.call('HMGET', groupKey(groupId), 'state', 'version', 'score', 'seats', 'callId')
  if not v[1] then return nil end
  return { id = groupId, state = v[1], version = tonumber(v[2]), score = v[3], seats = cjson.decode(v[4]), callId = v[5] }
end

local function saveGroup(group, state)
  group.state = state
  group.version = group.version + 1
  redis.call('HSET', groupKey(group.id), 'state', state, 'version', group.version, 'seats', cjson.encode(group.seats))
end

local function emitGroup(kind, group, from, agent, event)
  event.groupId, event.groupFrom, event.groupTo, event.groupVersion = group.id, from, group.state, group.version
  emit(kind, nil, nil, agent, event)
end

local function isExcludedFromGroup(group, agentId)
  local untilAt = redis.call('ZSCORE', triedKey(group.id), agentId)
  return untilAt and tonumber(untilAt) > now
end

local function findSeat(group, test)
  for _, seat in ipairs(group.seats) do
    if test(seat) then return seat end
  end
end
local function isComplete(group)
  return not findSeat(group, function(seat) return seat.state ~= 'accepted' and seat.state ~= 'dropped' end)
end
local function findOpenSeat(group)
  return findSeat(group, function(seat) return seat.state == 'open' end)
end

-- The seat's offer rings at the agent.
local function ringSeat(group, seat, agent)
  local from = group.state
  local fence = textOf(redis.call('INCR', base .. ':seq'))
  seat.state, seat.agentId, seat.fence = 'ringing', agent.id, fence
  agent.callId, agent.fence = group.id, fence
  saveAgent(agent, 'offered', { 'callId', group.id, 'fence', fence })
  watchOffer(group.id, fence)
  saveGroup(group, 'ringing')
  emitGroup('offerMade', group, from, agent, { fence = fence, queueClass = seat.class })
end

-- Every seat has its agent: all are asked at once.
local function ringHeld(group)
  for _, seat in ipairs(group.seats) do
    if seat.state == 'held' then ringSeat(group, seat, loadAgent(seat.agentId)) end
  end
end

-- The agent, in no idle list, is kept for the seat until the others are found. Once the group rings, it is asked at once.
local function seatAgent(group, seat, agent)
  if group.state == 'ringing' then return ringSeat(group, seat, agent) end
  local from = group.state
  seat.state, seat.agentId = 'held', agent.id
  agent.callId = group.id
  saveAgent(agent, 'jointMember', { 'callId', group.id })
  redis.call('ZADD', deadlines, 'NX', after(tuning.gatherMs), 'gather:' .. group.id)
  saveGroup(group, 'gathering')
  emitGroup('groupGathering', group, from, agent, {})
  if not findOpenSeat(group) then ringHeld(group) end
end

-- The idle agents each open seat could have, the seat with the fewest first.
local function listCandidates(group)
  local open = {}
  for at, seat in ipairs(group.seats) do
    if seat.state == 'open' then
      local agentIds = {}
      for _, agentId in ipairs(redis.call('ZRANGE', idleKey(seat.class), 0, 15)) do
        if not isExcludedFromGroup(group, agentId) and agentId ~= seat.wants then agentIds[#agentIds + 1] = agentId end
      end
      if seat.wants and redis.call('ZSCORE', idleKey(seat.class), seat.wants) and not isExcludedFromGroup(group, seat.wants) then
        table.insert(agentIds, 1, seat.wants)
      end
      open[#open + 1] = { at = at, seat = seat, agentIds = agentIds }
    end
  end
  table.sort(open, function(a, b)
    return #a.agentIds < #b.agentIds or (#a.agentIds == #b.agentIds and a.at < b.at)
  end)
  return open
end

-- A distinct agent for every open seat, each the longest idle that leaves the others theirs; nil if there is no such choice.
local function chooseAll(open)
  local chosen, taken = {}, {}
  local function choose(at)
    if at > #open then return true end
    for _, agentId in ipairs(open[at].agentIds) do
      if not taken[agentId] then
        taken[agentId], chosen[at] = true, agentId
        if choose(at + 1) then return true end
        taken[agentId] = nil
      end
    end
    return false
  end
  return choose(1) and chosen or nil
end

-- Takes agents for the open seats: all of them, or, if the group may hold some, those there are.
local function gather(group, mayHold)
  local open = listCandidates(group)
  local chosen = chooseAll(open)
  if not chosen then
    if not mayHold then return end
    chosen = {}
    local taken = {}
    for at, candidate in ipairs(open) do
      for _, agentId in ipairs(candidate.agentIds) do
        if not taken[agentId] then
          taken[agentId], chosen[at] = true, agentId
          break
        end
      end
    end
  end
  for at, candidate in ipairs(open) do
    if chosen[at] then
      local agent = loadAgent(chosen[at])
      unlistIdle(agent)
      seatAgent(group, candidate.seat, agent)
    end
  end
end

-- Every open group in the order of age: who may hold, and what each finds now.
local function reviewGroups()
  local claimed = {}
  for _, groupId in ipairs(redis.call('ZRANGE', openGroups, 0, -1)) do
    local group = loadGroup(groupId)
    local mayHold = not findSeat(group, function(seat) return claimed[seat.class] end)
    if findOpenSeat(group) then gather(group, mayHold) end
    for _, seat in ipairs(group.seats) do claimed[seat.class] = true end
  end
end

-- The oldest group that may hold this agent, unless a call that costs less waits: the group's age is its cost.
local function findGroupFor(agent, cost)
  local open = redis.call('ZRANGE', openGroups, 0, -1, 'WITHSCORES')
  if #open == 0 then return nil end
  local own, claimed = {}, {}
  eachClass(agent, function(class) own[class] = true end)
  for at = 1, #open, 2 do
    if cost and tonumber(open[at + 1]) > cost then return nil end
    local group = loadGroup(open[at])
    if not findSeat(group, function(seat) return claimed[seat.class] end) and not isExcludedFromGroup(group, agent.id) then
      local seat = findSeat(group, function(each) return each.state == 'open' and own[each.class] end)
      if seat then return group, seat end
    end
    for _, seat in ipairs(group.seats) do claimed[seat.class] = true end
  end
end

-- The seat has no agent any more.
local function openSeat(group, seat, kind, agent, event)
  if seat.fence then redis.call('ZREM', openOffers, group.id .. ':' .. seat.fence) end
  local from = group.state
  seat.state, seat.agentId, seat.fence, seat.acceptedAt = 'open', nil, nil, nil
  saveGroup(group, group.state)
  emitGroup(kind, group, from, agent, event)
end

-- All are there: called when a seat was accepted or dropped.
local function conveneIfComplete(group)
  if not isComplete(group) then return end
  local from = group.state
  redis.call('ZREM', openGroups, group.id)
  redis.call('ZREM', deadlines, 'gather:' .. group.id)
  saveGroup(group, 'convened')
  emitGroup('groupConvened', group, from, nil, {})
end
