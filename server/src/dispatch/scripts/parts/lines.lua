-- Where a call waits, and which agents may have it by now. Needs base, agents.

-- A call that one agent alone may have waits in that agent's own line.
local function lineOf(call)
  if call.more.hold then return '@' .. call.more.hold end
  return call.class
end

-- The rings of a class with the wait from which each is open, ms, and the wait from which several agents are asked at
-- once (nil: never). A ring nobody is signed in for takes no time.
local parseRoute = remember(function(text)
  local steps = {}
  for ringClass, ms, name in string.gmatch(text, '(%S+)|(%d+)|(%a+)') do
    steps[#steps + 1] = { class = ringClass, ms = tonumber(ms), name = name }
  end
  return steps
end)
-- Routes and what they help, remembered until one of them changes.
local routes, backs, routesBase, routesVersion = {}, {}, nil, nil
local function checkRoutes()
  local version = redis.call('GET', base .. ':routes') or '0'
  if version ~= routesVersion or base ~= routesBase then
    routes, backs, routesVersion, routesBase = {}, {}, version, base
  end
end
local function readRoute(class)
  local route = routes[class]
  if route == nil then
    route = redis.call('GET', routeKey(class))
    routes[class] = route
  end
  return route
end
-- The narrower classes that widen to this one.
local function listNarrower(class)
  local narrower = backs[class]
  if not narrower then
    narrower = redis.call('ZRANGE', backKey(class), 0, -1)
    backs[class] = narrower
  end
  return narrower
end

local function readRings(class)
  checkRoutes()
  local route = readRoute(class)
  if not route then return { { class = class, opensAt = 0, name = 'level' } } end
  local rings, opensAt, parallelAt = {}, 0, nil
  for _, step in ipairs(parseRoute(route)) do
    if step.name == 'parallel' then
      parallelAt = opensAt
    else
      rings[#rings + 1] = { class = step.class, opensAt = opensAt, name = step.name }
      if redis.call('EXISTS', signedInKey(step.class)) == 1 then opensAt = opensAt + step.ms end
    end
  end
  return rings, parallelAt
end

-- Has the tick look again when the next ring opens for a call that has just come into this line.
local function watchRings(class, score, rings)
  local nextAt = nil
  for _, ring in ipairs(rings) do
    local at = score + ring.opensAt
    if at > now and (not nextAt or at < nextAt) then nextAt = at end
  end
  if nextAt then redis.call('ZADD', deadlines, 'LT', textOf(nextAt), 'ring:' .. class) end
end

local function enterLine(call, rings)
  redis.call('ZADD', lineKey(lineOf(call)), call.score, call.id)
  if rings and #rings > 1 then watchRings(call.class, call.score, rings) end
end

local function leaveLine(call) redis.call('ZREM', lineKey(lineOf(call)), call.id) end

-- In a line: queued or away, or a callback whose turn may come.
local function isInLine(call)
  local state = call.state
  return state == 'queued' or state == 'away' or (state == 'callbackPending' and not call.more.asleep)
end

-- Since when an agent is listed as idle; nil if it is not.
local function findIdleSince(agentId)
  local classes = redis.call('HGET', agentKey(agentId), 'classes')
  local first = classes and parseClasses(classes)[1]
  return first and redis.call('ZSCORE', idleKey(first.class), agentId)
end

-- Whom a call looks for is looked up in this order: untried by the length of idleness, ring by ring; else, of those whose
-- exclusion has ended, the one that had it longest ago. So nobody is asked again before every other was, and nobody is
-- excluded for ever. Gives the agent's id and why, and the rings.
local function findAgentFor(call)
  local why = { by = 'call', agents = {} }
  local function excludedUntil(agentId)
    return call.offerCount > 0 and tonumber(redis.call('ZSCORE', triedKey(call.id), agentId)) or nil
  end
  local function look(agentId, idleSince, untilAt)
    if #why.agents < 8 then why.agents[#why.agents + 1] = { agentId, idleSince, untilAt and textOf(untilAt) or 0 } end
  end
  local hold = call.more.hold
  if hold then
    local idleSince = findIdleSince(hold)
    local untilAt = excludedUntil(hold)
    if not idleSince or (untilAt and untilAt > now) then return nil end
    look(hold, idleSince, untilAt)
    why.ring, why.reason = 'sameAgent', 'sameAgent'
    return hold, why
  end

  local rings, parallelAt = readRings(call.class)
  local waited = now - call.score
  why.isParallel = parallelAt ~= nil and waited >= parallelAt
  local again, againUntil, againRing
  for _, ring in ipairs(rings) do
    if ring.opensAt > waited then break end
    local first = 0
    while true do
      local idle = redis.call('ZRANGE', idleKey(ring.class), first, first + 7, 'WITHSCORES')
      for at = 1, #idle, 2 do
        local untilAt = excludedUntil(idle[at])
        look(idle[at], idle[at + 1], untilAt)
        if not untilAt then
          why.ring, why.reason = why.isParallel and 'parallel' or ring.name, 'longestIdle'
          return idle[at], why, rings
        end
        if untilAt <= now and (not again or untilAt < againUntil) then
          again, againUntil, againRing = idle[at], untilAt, ring.name
        end
      end
      if #idle < 16 then break end
      first = first + 8
    end
  end
  if again then why.ring, why.reason = why.isParallel and 'parallel' or againRing, 'triedLongestAgo' end
  return again, why, rings
end

-- How a class widens, as the server that enqueues has it. Broader classes know the narrower ones they help.
local function setRoute(class, route)
  if route == '' then return end
  checkRoutes()
  if readRoute(class) == route then return end
  redis.call('SET', routeKey(class), route)
  redis.call('INCR', base .. ':routes')
  for ringClass in string.gmatch(route, '(%S+)|%d+|%a+') do
    if ringClass ~= class and ringClass ~= '*' then redis.call('ZADD', backKey(ringClass), 0, class) end
  end
end

-- The call that may have been for one agent alone is for everybody; it is in no line at this moment.
local function dropHold(call)
  if not call.more.hold then return end
  call.more.hold = nil
  redis.call('ZREM', deadlines, 'hold:' .. call.id)
  saveMore(call)
end
