-- What an agent is indexed under, and how one changes. Needs base.
local parseClasses = remember(function(text)
  local classes = {}
  for class, penalty in string.gmatch(text, '([^ |]+)|(%d+)') do
    classes[#classes + 1] = { class = class, penalty = tonumber(penalty) }
  end
  return classes
end)
local function eachClass(agent, visit)
  for _, served in ipairs(parseClasses(agent.classes)) do visit(served.class, served.penalty) end
end

local function isReady(agent)
  return agent.status == 'ready' and agent.activity == 'idle' and not agent.lostAt
end

local function listIdle(agent)
  eachClass(agent, function(class) redis.call('ZADD', idleKey(class), agent.idleSince, agent.id) end)
end

local function unlistIdle(agent)
  eachClass(agent, function(class) redis.call('ZREM', idleKey(class), agent.id) end)
end

-- The last agent of a class went: lines that widen over it may look further at once. The first one came: what was open at once
-- opens later now, and the tick must know when.
local function reviewRings(class, count)
  if redis.call('SCARD', signedInKey(class)) ~= count then return end
  redis.call('ZADD', deadlines, nowText, 'ring:' .. class)
  for _, narrower in ipairs(redis.call('ZRANGE', backKey(class), 0, -1)) do
    redis.call('ZADD', deadlines, nowText, 'ring:' .. narrower)
  end
end

-- An agent counts as signed in until offline or disconnected: the estimate, the rings and "nobody is signed in" rest on it.
local function countAgent(agent)
  local counts = agent.status ~= 'offline' and agent.activity ~= 'disconnected'
  if counts == (agent.counted ~= nil) then return end
  local command = counts and 'SADD' or 'SREM'
  eachClass(agent, function(class) redis.call(command, signedInKey(class), agent.id) end)
  eachClass(agent, function(class) reviewRings(class, counts and 1 or 0) end)
  if not counts then
    -- What only this agent might have had goes to everybody.
    redis.call('ZADD', deadlines, nowText, 'unhold:' .. agent.id)
  end
  agent.counted = counts and '1' or nil
  redis.call('HSET', agentKey(agent.id), 'counted', agent.counted or '')
end

-- In a talk, in whatever way: to be missed there.
local function isWithApplicant(activity)
  return activity == 'connecting' or activity == 'onCall' or activity == 'onHold' or activity == 'consulting'
end

-- The next consequence of a lost socket, by what the agent is doing.
local function watchLost(agent)
  local activity = agent.activity
  local wait = nil
  if activity == 'offered' then wait = tuning.agentLostRingingMs
  elseif isWithApplicant(activity) then wait = tuning.agentLostToldMs
  elseif activity == 'idle' or activity == 'missed' or activity == 'jointMember' then wait = tuning.agentLostIdleMs end
  if wait then
    redis.call('ZADD', deadlines, textOf(agent.lostAt + wait), 'lost:' .. agent.id)
  else
    redis.call('ZREM', deadlines, 'lost:' .. agent.id)
  end
end

-- Saves an agent's activity with further fields; the event follows by `emit`.
local function saveAgent(agent, activity, fields)
  agent.version = agent.version + 1
  if activity ~= agent.activity then
    agent.activity = activity
    fields[#fields + 1] = 'activitySince'
    fields[#fields + 1] = nowText
    if agent.lostAt then watchLost(agent) end
  end
  redis.call('HSET', agentKey(agent.id), 'activity', activity, 'version', agent.version, unpack(fields))
end

-- Takes the agent off its call. The caller says what it does next, emits, and lets it `serve` again.
local function releaseAgent(agent, activity, fields)
  agent.callId = nil
  agent.fence = nil
  fields[#fields + 1] = 'callId'
  fields[#fields + 1] = ''
  fields[#fields + 1] = 'fence'
  fields[#fields + 1] = ''
  saveAgent(agent, activity, fields)
end

local function restartIdleClock(agent, fields)
  agent.idleSince = nowText
  fields[#fields + 1] = 'idleSince'
  fields[#fields + 1] = nowText
end
