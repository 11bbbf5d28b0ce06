-- A page becomes the agent's one live desk, or comes back as it after a lost socket.
-- keys: agent:<id> c:<id> hash, dl offers zset, w:<q> i:<q> zset, s:<q> set, seq, ev
-- args: agentId, deskId, nodeId, takesOver (1 | 0)
-- result: {live | elsewhere, liveDeskId, deskSince, previousDeskId or ''}; {NOT_FOUND}
-- events: deskClaimed | agentBack, offerMade
local deskId, nodeId = ARGV[2], ARGV[3]
local agent = loadAgent(ARGV[1])
if not agent then return { fail.NOT_FOUND } end
local isOther = agent.deskId ~= nil and agent.deskId ~= deskId
local deskSince = redis.call('HGET', agentKey(agent.id), 'deskSince')
if isOther and ARGV[4] ~= '1' and not agent.lostAt then return { 'elsewhere', agent.deskId, deskSince, '' } end

local isNew = agent.deskId ~= deskId
local wasLost = agent.lostAt ~= nil
local previousDeskId = isOther and agent.deskId or ''
redis.call('ZADD', deadlines, after(tuning.leaseMs), 'seat:' .. agent.id)
if not isNew and not wasLost then
  redis.call('HSET', agentKey(agent.id), 'nodeId', nodeId)
  return { 'live', deskId, deskSince, '' }
end

redis.call('ZREM', deadlines, 'lost:' .. agent.id)
if isNew then deskSince = nowText end
agent.deskId, agent.lostAt = deskId, nil
local activity = agent.activity
if activity == 'disconnected' then
  local wasMissed = some(redis.call('HGET', agentKey(agent.id), 'wasMissed'))
  activity = wasMissed and 'missed' or 'idle'
end
saveAgent(agent, activity, { 'deskId', deskId, 'nodeId', nodeId, 'deskSince', deskSince, 'lostAt', '', 'wasMissed', '' })
countAgent(agent)
local call = agent.callId and loadCall(agent.callId)
if call and call.agentLostAt and call.agentId == agent.id then
  saveCall(call, call.state, { 'agentLostAt', '' })
else
  call = nil
end
emit(isNew and 'deskClaimed' or 'agentBack', call, call and call.state, agent,
  { deskId = deskId, previousDeskId = previousDeskId })
if wasLost then serve(agent) end
return { 'live', deskId, deskSince, previousDeskId }
