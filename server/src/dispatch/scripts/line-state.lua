-- What decides how long a line will take: the agents that may serve it now or later, every line they serve, and how long
-- calls of those lines took so far.
-- keys: w:<q> zset, s:<q> set, agent:<id> hash, route:<q> string, back:<q> zset, rate:<q> hash
-- args: class, calls of a line at most
-- result: {now, JSON {agents: [id, activity, activitySince, isReadyNext, classes][], lines: [class, count, rings, rate, calls][]}}
-- event: none
local found, agents, lines, seen = {}, {}, {}, {}

local function addLine(class)
  if seen[class] then return end
  seen[class] = true
  local calls = redis.call('ZRANGE', lineKey(class), 0, ARGV[2] - 1, 'WITHSCORES')
  if #calls == 0 and class ~= ARGV[1] then return end
  local rings = {}
  for at, ring in ipairs(readRings(class)) do rings[at] = { ring.class, ring.opensAt } end
  local rate = redis.call('HMGET', rateKey(class), 'servedCount', 'talkMs', 'wrapUpMs')
  lines[#lines + 1] = { class, redis.call('ZCARD', lineKey(class)), rings,
    { rate[1] or '0', rate[2] or '0', rate[3] or '0' }, #calls > 0 and calls or nil }
end

local function addAgent(agentId)
  if found[agentId] then return end
  found[agentId] = true
  local v = redis.call('HMGET', agentKey(agentId), 'status', 'activity', 'activitySince', 'nextStatus', 'classes')
  if not v[1] then return end
  local isReadyNext = (some(v[4]) or v[1]) == 'ready'
  agents[#agents + 1] = { agentId, v[2], v[3], isReadyNext and '1' or '0', v[5] }
  for class in string.gmatch(v[5] or '', '([^ |]+)|%d+') do
    addLine(class)
    for _, narrower in ipairs(redis.call('ZRANGE', backKey(class), 0, -1)) do addLine(narrower) end
  end
end

addLine(ARGV[1])
for _, ring in ipairs(readRings(ARGV[1])) do
  for _, agentId in ipairs(redis.call('SMEMBERS', signedInKey(ring.class))) do addAgent(agentId) end
end
return { nowText, cjson.encode({ agents = #agents > 0 and agents or nil, lines = lines }) }
