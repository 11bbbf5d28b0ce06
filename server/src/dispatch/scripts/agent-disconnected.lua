-- The live desk's socket closed: nothing is offered to it any more, what else follows comes by the tick.
-- keys: agent:<id> hash, i:<q> zset, dl zset, ev
-- args: agentId, deskId
-- result: {1 if it was the live desk, else 0}
-- event: agentLost
local agent = loadAgent(ARGV[1])
if not agent or agent.deskId ~= ARGV[2] or agent.lostAt then return { 0 } end
if isReady(agent) then unlistIdle(agent) end
agent.lostAt = nowText
redis.call('ZREM', deadlines, 'seat:' .. agent.id)
watchLost(agent)
saveAgent(agent, agent.activity, { 'lostAt', nowText })
emit('agentLost', nil, nil, agent, {})
return { 1 }
