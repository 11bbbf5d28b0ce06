-- A joint review is over, or called off: its agents are free.
-- keys: g:<id> agent:<id> c:<id> hash, groups dl offers w:<q> i:<q> zset, x:<id> zset, seq, ev
-- args: groupId
-- result: {state, version}; the same again once closed; {NOT_FOUND}
-- events: groupClosed, agentChanged, offerMade
local group = loadGroup(ARGV[1])
if not group then return { fail.NOT_FOUND } end
if group.state == 'closed' then return { group.state, group.version } end
local from = group.state
redis.call('ZREM', openGroups, group.id)
redis.call('ZREM', deadlines, 'gather:' .. group.id, 'regather:' .. group.id)
local agents = freeSeats(group, 'cancelled')
saveGroup(group, 'closed')
emitGroup('groupClosed', group, from, nil, {})
redis.call('EXPIRE', groupKey(group.id), 'tuning.endedCallTtlS')
redis.call('DEL', triedKey(group.id))
for _, agent in ipairs(agents) do serve(agent) end
reviewGroups()
return { group.state, group.version }
