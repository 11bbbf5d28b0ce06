-- What waits in the lines an agent serves: how many, and the first ten in the order they would be offered.
-- keys: agent:<id> c:<id> hash, w:<q> zset
-- args: agentId
-- result: {count, (callId, enqueuedAt, state, 1: an agent had it before) × up to 10}; {NOT_FOUND}
-- event: none
local agent = loadAgent(ARGV[1])
if not agent then return { fail.NOT_FOUND } end
local count, heads = 0, {}
local function add(line, penalty)
  count = count + redis.call('ZCARD', lineKey(line))
  local first = redis.call('ZRANGE', lineKey(line), 0, 9, 'WITHSCORES')
  for at = 1, #first, 2 do heads[#heads + 1] = { id = first[at], score = first[at + 1] + penalty } end
end
add('@' .. agent.id, 0)
eachClass(agent, add)
table.sort(heads, function(a, b) return a.score < b.score or (a.score == b.score and a.id < b.id) end)
local listed = { count }
for at = 1, math.min(10, #heads) do
  local v = redis.call('HMGET', callKey(heads[at].id), field.enqueuedAt, field.state, field.score, field.fence,
    field.more)
  local wasAccepted = (some(v[4]) or (some(v[5]) and cjson.decode(v[5]).met)) and 1 or 0
  for _, value in ipairs({ heads[at].id, v[1] or v[3], stateOf(v[2]), wasAccepted }) do listed[#listed + 1] = value end
end
return listed
