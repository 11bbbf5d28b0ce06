-- A joint review needs an agent for each of its seats: all are asked at once as soon as there is one for each.
-- keys: g:<id> agent:<id> hash, groups dl offers i:<q> zset, x:<id> zset, seq, ev
-- args: groupId, callId or '', priority, openedAt or '' (now), agents never to be asked or '', seats: class or class|agent to be
-- asked first …
-- result: {state, version}; the same again for a known group
-- events: groupOpened, groupGathering, offerMade
local known = loadGroup(ARGV[1])
if known then return { known.state, known.version } end
local openedAt = ARGV[4] == '' and now or math.min(tonumber(ARGV[4]), now)
local group = { id = ARGV[1], state = 'new', version = 0, callId = ARGV[2], seats = {},
  score = textOf(openedAt - ARGV[3] * tuning.priorityBoostMs) }
for at = 6, #ARGV do
  local class, wants = string.match(ARGV[at], '^([^|]+)|?(.*)$')
  group.seats[at - 5] = { class = class, state = 'open', wants = some(wants) }
end
for agentId in string.gmatch(ARGV[5], '[^ ]+') do
  redis.call('ZADD', triedKey(group.id), '9007199254740991', agentId)
end
redis.call('HSET', groupKey(group.id), 'score', group.score, 'callId', group.callId)
saveGroup(group, 'gathering')
emitGroup('groupOpened', group, 'new', nil, {})
redis.call('ZADD', openGroups, group.score, group.id)
reviewGroups()
group = loadGroup(group.id)
return { group.state, group.version }
